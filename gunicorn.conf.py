"""The web server of every way of running the site; `WEB_CONCURRENCY` sets the number of processes."""

import multiprocessing
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent

wsgi_app = "config.wsgi"
chdir = str(ROOT)
pythonpath = str(ROOT / "site")
bind = "127.0.0.1:8000"

workers = int(os.environ.get("WEB_CONCURRENCY", min(4, multiprocessing.cpu_count())))
threads = 4
# The code and the dictionaries of word forms are loaded once and shared by the processes.
preload_app = True
# A process is replaced now and then: memory once taken for a large answer is given back.
max_requests = 5000
max_requests_jitter = 500
timeout = 60
graceful_timeout = 10
# Where /tmp is a disk, a busy disk must not look like a hanging process.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
# Nothing is written into a home folder, which an image does not have.
control_socket_disable = True
