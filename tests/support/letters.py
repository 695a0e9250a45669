"""A text of the campaign with an invented partner's name, as it is composed into files."""

from partners.artwork.rendering.letters import Letter

LETTER = Letter(
    language="uk",
    title="Хто там живе?",
    sections=(("", "Перший абзац,\nз другого рядка.\n\nДругий\u00a0абзац."), ("Чому", "Бо люди.")),
    name="Ліхтар",
    link="https://xn--80aikifvh.xn--j1amh/a?b=1&c=2",
    shown_link="приклад.укр/a?b=1&c=2",
    tagline="Доки всі не вдома",
    about="Про «Ліхтар»",
    boilerplate="Ми підтримуємо родини.",
    handles=("@lantern@example.social",),
    source=("Текст кампанії.",),
)
