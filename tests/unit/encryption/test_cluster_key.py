"""The key of a cluster."""

from __future__ import annotations

import datetime as dt
import os
import ssl
import stat
from pathlib import Path

import pytest

from musicrec_desktop.core.errors import ClusterError
from musicrec_desktop.encryption.cluster_key import make_cluster_key

NOW = dt.datetime(2026, 12, 1, tzinfo=dt.UTC)


def test_one_file_is_key_certificate_and_authority_and_nobody_else_reads_it(tmp_path: Path) -> None:
    path = str(tmp_path / "key.pem")
    make_cluster_key(path, NOW)
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    context = ssl.create_default_context(cafile=path)
    context.load_cert_chain(path)
    (authority,) = context.get_ca_certs()
    assert authority["subject"] == authority["issuer"]
    ends = ssl.cert_time_to_seconds(str(authority["notAfter"]))
    assert ends == (NOW + dt.timedelta(days=3650)).timestamp()


def test_two_keys_differ(tmp_path: Path) -> None:
    for name in ("a", "b"):
        make_cluster_key(str(tmp_path / name), NOW)
    assert (tmp_path / "a").read_bytes() != (tmp_path / "b").read_bytes()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ClusterError) as caught:
        make_cluster_key(str(tmp_path / "file" / "key.pem"), NOW)
    assert caught.value.reason == "key-not-written"
