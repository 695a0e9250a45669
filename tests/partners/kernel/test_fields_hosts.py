"""One host has one name, however it was typed."""

import pytest

from partners.kernel.fields.hosts import canonical_host, shown_host


@pytest.mark.parametrize(
    "typed",
    ["приклад.укр", "ПРИКЛАД.УКР", "приклад。укр", "приклад．укр", "приклад.укр.", "xn--80aikifvh.xn--j1amh",
     "XN--80AIKIFVH.XN--J1AMH", "при\u200bклад.укр", "\ufeffприклад.укр\u200e", " приклад.укр\u00a0"],
)  # fmt: skip
def test_one_host_has_one_name_and_is_shown_as_people_write_it(typed):
    assert canonical_host(typed) == "xn--80aikifvh.xn--j1amh"
    assert shown_host(canonical_host(typed)) == "приклад.укр"


@pytest.mark.parametrize(
    ("typed", "name"),
    [("faß.de", "xn--fa-hia.de"), ("ｅｘａｍｐｌｅ.org", "example.org"), ("r3---sn.example.org", "r3---sn.example.org"),
     ("www.Example.ORG", "www.example.org")],
)  # fmt: skip
def test_names_are_folded_as_browsers_fold_them(typed, name):
    assert canonical_host(typed) == name


@pytest.mark.parametrize(
    "typed",
    ["", ".", "a..org", "localhost", "127.0.0.1", "127.1", "0x7f.0x1", "[::1]", "a_b.org", "-a.org", "a-.org",
     "a b.org", "a.org:80", "a/b.org", "a@b.org", "❤.ws", "xn--a.org", "xn--.org", f"{'a' * 64}.org",
     "a." * 130 + "org", "\ud83d.org", "a\u202eb.org", "a\x00.org", "x" * 5000],
)  # fmt: skip
def test_what_is_no_name_of_a_host_is_refused(typed):
    with pytest.raises(ValueError, match="No name of a host"):
        canonical_host(typed)


def test_a_label_of_mixed_scripts_is_shown_as_the_network_knows_it():
    assert shown_host(canonical_host("раypal.com")) == "xn--ypal-43d9g.com"
