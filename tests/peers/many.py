"""A configuration that asks so many addresses for one sector each: many.py ROOT FOLDER HTTP SMTP [N]."""

import pathlib
import sys

from office import sample_configuration


def many(root, folder, base_url, smtp, count):
    """The sample office, live, with so many sources in place of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    host, port = smtp.split(":")
    changes = {"store.database": str(folder / "dossierd.db"), "mail.transport": "smtp", "mail.host": host,
               "mail.port": int(port), "mail.security": "plain", "sending.mode": "live"}
    file = sample_configuration(root, folder, "dossierd.toml", changes)
    text = file.read_text(encoding="utf-8")
    head, _, rest = text.partition("[[source]]\n")
    rest = rest[rest.index("\n["):]
    profile = root / "tests" / "data" / "sources" / "units.toml"
    sources = "".join(
        f'[[source]]\nid = "lv-{k:03}"\nprofile = "{profile}"\nbase_url = "{base_url}"\n'
        f'schedule = "0 0 7,11,15 * * *"\nmode = "range"\nvalues = {{ sector = {k} }}\n\n' for k in range(1, count + 1))
    file.write_text(head + sources + rest, encoding="utf-8")
    return file


if __name__ == "__main__":
    root, folder, http, smtp = sys.argv[1:5]
    print(many(pathlib.Path(root), pathlib.Path(folder), http, smtp, int(sys.argv[5]) if len(sys.argv) > 5 else 200))
