"""The signs in the logos of the invented partners: plain shapes with plain fills on a field of 100 × 100."""

NAVY, TEAL, GREEN, WINE, RUST, GOLD = "#1d2f6f", "#0f6b6b", "#2f6b3a", "#7a1f3d", "#b5432a", "#d9930d"
PLUM, STEEL, COAL, WHITE = "#553772", "#3d5a73", "#22262b", "#ffffff"


def shape(data: str, fill: str) -> str:
    return f'<path d="{data}" fill="{fill}" fill-rule="evenodd"/>'


def disc(x: float, y: float, r: float) -> str:
    return f"M{x - r:g} {y:g}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0Z"


def box(x: float, y: float, width: float, height: float) -> str:
    return f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}Z"


def lantern(colour: str) -> str:
    body = "M30 34H70L76 82H24ZM36 41L31.500 75H68.500L64 41Z"
    return (
        shape("M42 8h16v6H42Z" + "M34 20h32l8 12H26Z" + "M22 86h56v7H22Z" + body, colour)
        + shape("M50 46C60 56 60 62 58 67C56 72 44 72 42 67C40 62 44 54 50 46Z", GOLD)
    )  # fmt: skip


def bridge(colour: str) -> str:
    arches = "".join(f"M{x} 82V64a12 12 0 0 1 24 0V82Z" for x in (9, 38, 67))
    return shape("M4 34C30 18 70 18 96 34V42H4Z", colour) + shape(f"M4 46H96V82H4Z{arches}", colour)


def seagull(colour: str) -> str:
    wings = "M4 44C22 24 42 30 50 50C58 30 78 24 96 44C80 38 66 44 50 68C34 44 20 38 4 44Z"
    return shape(wings, colour) + shape("M14 82C32 74 68 74 86 82C68 79 32 79 14 82Z", GOLD)


def open_window(colour: str) -> str:
    return (
        shape("M14 8H86V92H14ZM22 16V84H78V16Z", colour)
        + shape("M22 16L46 26V94L22 84Z", colour)
        + shape("M54 30H72V50H54ZM54 56H72V78H54Z", GOLD)
    )


def thread(colour: str) -> str:
    needle = "M84 8C90 12 90 18 86 24L30 92L24 94L26 88L76 16C78 12 81 8 84 8ZM82 14L79 19L81 20.500L84.500 16Z"
    loop = "M81 18C60 2 30 6 24 28C18 50 52 44 54 62C56 82 26 82 12 70L10 74C26 88 62 88 60 62C58 38 26 48 30 30C34 14 60 12 79 23Z"
    return shape(loop, GOLD) + shape(needle, colour)


def river(colour: str) -> str:
    bends = [
        f"M4 {y}C24 {y - 18} 36 {y - 18} 50 {y}S76 {y + 18} 96 {y}V{y + 11}C76 {y + 29} 64 {y + 29} 50 {y + 11}S24 {y - 7} 4 {y + 11}Z"
        for y in (26, 48, 70)
    ]
    return shape(bends[0], colour) + shape(bends[1], "#4d8fb3") + shape(bends[2], colour)


def harbour_light(colour: str) -> str:
    tower = "M40 36H60L66 90H34ZM38.700 48L37.400 60H62.600L61.300 48ZM36 72L34.800 82H65.200L64 72Z"
    rays = "M32 20L6 10V32L32 27ZM68 20L94 10V32L68 27Z"
    return shape(tower + "M38 16H62V32H38ZM36 14L50 4L64 14Z" + "M26 90H74V96H26Z", colour) + shape(rays, GOLD)


def paper_boat(colour: str) -> str:
    return (
        shape("M6 58H94L76 84H24Z", colour)
        + shape("M50 14L76 54H50Z", colour)
        + shape("M46 20V54H24Z", GOLD)
        + shape("M4 92C18 86 30 86 40 92S66 98 96 90V94C70 102 54 100 40 95S18 90 4 96Z", "#4d8fb3")
    )


def house_of_voices(colour: str) -> str:
    house = "M50 8L94 44V92H6V44ZM50 19L15 48V83H85V48Z"
    voice = "M28 50H72V70H54L44 80V70H28Z"
    return shape(house, colour) + shape(voice, RUST)


def warm_window(colour: str) -> str:
    frame = "M20 10H80A10 10 0 0 1 90 20V80A10 10 0 0 1 80 90H20A10 10 0 0 1 10 80V20A10 10 0 0 1 20 10Z"
    panes = [box(x, y, 28, 28) for x in (18, 54) for y in (18, 54)]
    return shape(frame + "".join(panes), colour) + shape(panes[3] + panes[0], GOLD)


def fireflies(colour: str) -> str:
    boat = "M8 60H92L78 82H22ZM50 26L70 56H30Z"
    lights = disc(18, 36, 5) + disc(30, 16, 4) + disc(50, 9, 5.5) + disc(72, 18, 4) + disc(84, 38, 5)
    return shape(boat, colour) + shape(lights, GOLD) + shape("M6 90C28 84 72 84 94 90V94C72 89 28 89 6 94Z", colour)


def atlas_window(colour: str) -> str:
    arch = "M14 94V84H22C16 74 14 64 14 50C14 26 30 8 50 8S86 26 86 50C86 64 84 74 78 84H86V94Z"
    inner = "M32 84C26 74 24 64 24 50C24 32 35 18 50 18S76 32 76 50C76 64 74 74 68 84Z"
    star = "M50 30L55.400 37H63V44.600L70 50L63 55.400V63H55.400L50 70L44.600 63H37V55.400L30 50L37 44.600V37H44.600Z"
    return shape(arch + inner, colour) + shape(star, GOLD)


def northern_bridge(colour: str) -> str:
    bands = "M6 40C20 14 34 44 50 24S80 2 94 26V36C80 14 66 36 50 36S20 30 6 50Z"
    return shape(bands, "#3fa38a") + shape("M4 62C30 50 70 50 96 62V90H84C82 70 66 64 50 64S18 70 16 90H4Z", colour)


def maple_candle(colour: str) -> str:
    leaf = "M50 4L56 16L66 13L64 25L76 28L67 37L70 44L58 43L51 52H49L42 43L30 44L33 37L24 28L36 25L34 13L44 16Z"
    return shape(leaf, RUST) + shape("M48.500 50H51.500V58H48.500ZM39 58H61V90H39ZM26 90H74V96H26Z", colour)


def loudhailer(colour: str) -> str:
    horn = "M8 40H26L66 16V84L26 60H8ZM18 64H32L38 88H26Z"
    waves = "M74 34C84 42 84 58 74 66L70 61C76 55 76 45 70 39ZM84 22C100 38 100 62 84 78L80 73C92 60 92 40 80 27Z"
    return shape(horn, colour) + shape(waves, colour)


def paper_crane(colour: str) -> str:
    return (
        shape("M50 58L30 6L62 44Z", colour)
        + shape("M54 56L96 20L70 66Z", "#8f6bb0")
        + shape("M36 62L74 66L52 92Z", colour)
        + shape("M40 66L14 34L4 40L12 41Z", "#8f6bb0")
    )  # fmt: skip
