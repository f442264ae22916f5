"""The public site as production runs it: nginx with HTTPS → web server and worker → PostgreSQL.

    python3 .ci/chain.py REPOSITORY FOLDER DATABASE_URL

The image's steps are replayed in FOLDER, the servers started from there; then a visitor knocks.
"""

import base64
import http.client
import os
import re
import secrets
import shutil
import socket
import ssl
import string
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from image import Image, replay

NAME = "www.aleysk.example"
START_SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Chain:
    """What was started, and how to knock at it."""

    def __init__(self, image: Image, database_url: str) -> None:
        self.image, self.folder = image, image.folder.parent
        self.web, self.http, self.https = free_port(), free_port(), free_port()
        key = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
        self.environment = {
            **image.environment,
            "DATABASE_URL": database_url,
            "SECRET_KEY": secrets.token_urlsafe(60),
            "ALLOWED_HOSTS": NAME,
            "SITE_URL": f"https://{NAME}",
            "EMAIL_URL": "smtp+ssl://mail.aleysk.example:465",
            "PERSONAL_DATA_KEYS": key,
            "TRUSTED_PROXIES": "127.0.0.1",
        }
        self.started: list[subprocess.Popen[bytes]] = []

    def run(self, *command: str) -> None:
        subprocess.run(command, cwd=self.image.folder, env=self.environment, check=True)

    def start(self, *command: str) -> None:
        self.started.append(
            subprocess.Popen(command, cwd=self.image.folder, env=self.environment, stdin=subprocess.DEVNULL)
        )

    def stop(self) -> None:
        for process in reversed(self.started):
            process.terminate()
        for process in self.started:
            process.wait(timeout=30)

    def serve(self) -> None:
        """Start what docker-compose.yml starts, with its commands."""
        self.run("python", "manage.py", "migrate", "--noinput", "--verbosity", "0")
        self.run("python", "manage.py", "createcachetable")
        self.start(*[f"127.0.0.1:{self.web}" if word == "0.0.0.0:8000" else word for word in self.image.command])
        self.start("python", "manage.py", "db_worker", "--no-reload")
        configuration = self.configure_nginx()
        nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin")
        self.run(nginx, "-t", "-c", str(configuration))
        self.start(nginx, "-c", str(configuration))
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            try:
                if self.ask("/healthz", secure=False)[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.3)
        sys.exit("The chain did not begin to answer.")

    def configure_nginx(self) -> Path:
        """Fill in the template as the image of nginx does, with a certificate of our own."""
        tls = self.folder / "tls"
        tls.mkdir()
        subprocess.run(
            [
                *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"),
                *("-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"),
                *("-keyout", str(tls / "privkey.pem"), "-out", str(tls / "fullchain.pem")),
            ],
            check=True,
            capture_output=True,
        )
        values = {
            "UPSTREAM": f"127.0.0.1:{self.web}",
            "SERVER_NAME": NAME,
            "HTTP_PORT": f"127.0.0.1:{self.http}",
            "HTTPS_PORT": f"127.0.0.1:{self.https}",
            "MEDIA": str(self.image.folder / "var/media"),
            "TLS": str(tls),
            "ACME": str(self.folder / "acme"),
        }
        template = (self.image.folder / "site/deploy/nginx/site.conf.template").read_text()
        (self.folder / "site.conf").write_text(string.Template(template).safe_substitute(values))
        main = self.folder / "nginx.conf"
        main.write_text(
            f"user root; daemon off; pid {self.folder}/nginx.pid; error_log {self.folder}/nginx.log warn;\n"
            "events {}\n"
            "http {\n"
            f"    include /etc/nginx/mime.types; access_log off; client_body_temp_path {self.folder}/bodies;\n"
            f"    include {self.folder}/site.conf;\n"
            "}\n"
        )
        return main

    def ask(
        self, path: str, *, secure: bool = True, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Knock at nginx; return status, headers and body."""
        if secure:
            trust = ssl.create_default_context(cafile=str(self.folder / "tls/fullchain.pem"))
            connection: http.client.HTTPConnection = http.client.HTTPSConnection("127.0.0.1", self.https, timeout=20)
            connection.sock = trust.wrap_socket(
                socket.create_connection(("127.0.0.1", self.https), timeout=20), server_hostname=NAME
            )
        else:
            connection = http.client.HTTPConnection("127.0.0.1", self.http, timeout=20)
        connection.request(
            method, path, body, {"Host": NAME, **{name.replace("_", "-"): value for name, value in headers.items()}}
        )
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer.status, answer.headers, content


def expect(what: str, holds: bool, seen: object) -> None:
    print(f"    {'ok' if holds else 'NOT SO'}  {what}", flush=True)
    if not holds:
        sys.exit(f"{what}: {seen}")


def check_pages(chain: Chain) -> None:
    status, headers, home = chain.ask("/")
    expect("the home page comes over HTTPS", status == 200, status)
    expect("with a strict policy of content", "default-src 'none'" in headers["Content-Security-Policy"], headers)
    expect("and stays with HTTPS", "max-age=31536000" in headers["Strict-Transport-Security"], headers)
    status, headers, _ = chain.ask("/news/?year=2026", secure=False)
    expect("HTTP leads there", (status, headers["Location"]) == (301, f"https://{NAME}/news/?year=2026"), headers)
    found = re.search(rb'href="(/static/[^"]+\.css)"', home)
    assert found is not None
    status, headers, _ = chain.ask(found[1].decode())
    expect("styles are kept for ever", status == 200 and "immutable" in headers["Cache-Control"], headers)
    status, _, health = chain.ask("/healthz", secure=False)
    expect("every part is well", status == 200 and health.count(b": ok") == 4, health)


def check_files(chain: Chain) -> None:
    media, private = (chain.image.folder / "var" / name for name in ("media", "private"))
    media.mkdir(parents=True, exist_ok=True)
    (media / "page.html").write_text("<script>alert(1)</script>")
    private.mkdir(parents=True, exist_ok=True)
    (private / "secret.txt").write_text("private")
    status, headers, _ = chain.ask("/media/page.html")
    expect("an uploaded page can do nothing", status == 200 and "sandbox" in headers["Content-Security-Policy"], status)
    for path in ("/media/../private/secret.txt", "/media/%2e%2e/private/secret.txt", "/private/secret.txt"):
        status, _, content = chain.ask(path)
        expect(f"{path} is not given out", status in (400, 404) and content != b"private", status)


def check_limits(chain: Chain) -> None:
    status, _, _ = chain.ask("/admin/login/", method="POST", body=None, Content_Length=str(61 * 1024 * 1024))
    expect("a body over 60 MB is refused", status == 413, status)
    _, headers, page = chain.ask("/admin/login/")
    token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token is not None
    cookie = headers["Set-Cookie"].split(";")[0]
    status, _, _ = chain.ask(
        "/admin/login/",
        method="POST",
        body=b"username=nobody&password=nothing&csrfmiddlewaretoken=" + token[1],
        Content_Type="application/x-www-form-urlencoded",
        Cookie=cookie,
        Referer=f"https://{NAME}/admin/login/",
    )
    expect("a form sent over HTTPS is taken", status == 200, status)
    answers = [chain.ask("/api/v1/acts/?limit=1", X_Forwarded_For=f"192.0.2.{number}")[0] for number in range(62)]
    expect("who invents addresses is counted as one", answers[0] == 200 and answers[-1] == 429, answers)


def main() -> None:
    repository, folder, database_url = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    os.umask(0o022)
    folder.mkdir(parents=True)
    chain = Chain(replay(repository, folder / "site"), database_url)
    try:
        chain.serve()
        check_pages(chain)
        check_files(chain)
        check_limits(chain)
    finally:
        chain.stop()


if __name__ == "__main__":
    main()
