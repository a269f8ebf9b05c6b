"""The key that signs: told, or kept in a file that only its owner reads."""

from __future__ import annotations

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from commonweal.publication.locations import KEY_FILE as NAME
from commonweal.web.secret_key import SecretKeyError, kept_key, secret_keys

ONE, TWO = "a" * 32, "b" * 40


def test_keys_that_are_told_sign_and_are_read_in_their_order(tmp_path):
    assert secret_keys(f"{ONE} {TWO}", tmp_path) == (ONE, [TWO])
    assert not list(tmp_path.iterdir())


def test_a_short_key_is_refused_without_being_shown(tmp_path):
    with pytest.raises(SecretKeyError, match="fewer than 32") as fault:
        secret_keys(f"{ONE} hunter2", tmp_path)

    assert "hunter2" not in str(fault.value)


def test_a_key_is_made_only_when_it_is_needed_and_then_kept(tmp_path):
    folder = tmp_path / "new"
    key, older = secret_keys("", folder)
    assert not folder.exists()

    first = str(key)

    assert len(first) >= 60 and older == []
    assert kept_key(folder) == first == str(secret_keys("", folder)[0])
    assert [path.name for path in folder.iterdir()] == [NAME]


def test_only_its_owner_reads_the_key_whatever_the_mask(tmp_path):
    before = os.umask(0)
    try:
        kept_key(tmp_path)
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / NAME).stat().st_mode) == 0o600


def test_two_keys_of_two_folders_differ(tmp_path):
    assert kept_key(tmp_path / "a") != kept_key(tmp_path / "b")


def test_of_many_who_need_it_first_all_have_the_same(tmp_path: Path):
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(lambda _: kept_key(tmp_path), range(64)))

    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
