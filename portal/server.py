"""The web server that `make run` starts: `python -m portal.server`, with the settings of the environment.

Each of its processes has one loop that reads requests, however slowly they come, and hands them to a thread once they
are whole. So threads are held by work only, never by somebody who sends a byte a second. Uploads have threads of
their own and a short queue before them, and so have drawings: a crowd of them takes no thread from the pages, and a
browser that asks for ten pictures at once gets them all.
"""

import os
import signal
import socket
import sys
import threading
import time
from typing import Any, NoReturn

import structlog
from django.conf import settings
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher

from portal import wsgi
from portal.shares import kind_of, view_behind

log = structlog.get_logger()
ADDRESS = "127.0.0.1"
# A process that lives shorter than this did not fall over a request: it cannot run, and another one could not either.
SHORTEST_LIFE = 2
# Threads get five seconds to finish what they are at.
LONGEST_GOODBYE = 10
# Bytes of bodies that a process reads in a second. Reading takes the loop and the interpreter's lock away from pages,
# and somebody who sends one paper waits a second and a half.
INTAKE = 6 * 1024 * 1024
# Seconds after which the loop looks again whether it may read on.
BREATH = 0.02
# One of each kind: a file that is read, taken apart and handed to its cleaning computes in this process, as drawing
# does, and a second one beside it would take its turns from the pages.
HEAVY_THREADS = {"upload": 1, "drawing": 1}
# What waits for a thread of its kind: some seconds of uploads, or the pictures of one page. Beyond that any thread says
# no (`portal.shares`).
LONGEST_QUEUE = {"upload": 4, "drawing": 16}
# Seconds between two requests of one of those threads.
REST = {"upload": 0.1, "drawing": 0.02}
# Seconds after which a thread that computes lets another one have its turn; five milliseconds by default, which a page
# would wait for after each of its thirty queries when uploads are being read beside it.
TURN = 0.0005


def options() -> dict[str, Any]:
    """What of waitress is not its default, and why."""
    return {
        "threads": settings.WEB_THREADS,
        # A slow visitor costs a file descriptor and no thread, so there may be many.
        "connection_limit": 500,
        "asyncore_use_poll": True,
        "channel_timeout": 60,
        # A ZIP that is streamed goes into a file without a name, and its thread never waits for a slow reader.
        "outbuf_high_watermark": 256 * 1024 * 1024,
        # The loop reads in large pieces, and what is longer than half a megabyte into a file without a name.
        "recv_bytes": 256 * 1024,
        "max_request_body_size": settings.MOST_BYTES_OF_A_REQUEST,
        # What arrives byte by byte is looked through again with every byte.
        "max_request_header_size": 32 * 1024,
        # Without a proxy nobody may tell what only proxies know. With one, Django and allauth believe as many of them
        # as the settings say.
        "clear_untrusted_proxy_headers": not settings.ALLAUTH_TRUSTED_PROXY_COUNT,
        "ident": None,
        # How a connection ends is the visitor's business.
        "log_socket_errors": False,
    }


class Intake:
    """How much room there is for bodies now. What does not fit waits where the sender is."""

    def __init__(self) -> None:
        self.room, self.at = 0.0, time.monotonic()

    def has_room(self) -> bool:
        now = time.monotonic()
        self.room = min(INTAKE * BREATH, self.room + (now - self.at) * INTAKE)
        self.at = now
        return self.room > 0


class Channel(HTTPChannel):
    """A connection that reads on in a body only while the process has room for it."""

    def readable(self) -> bool:
        is_in_body = self.request is not None and self.request.headers_finished
        return bool(super().readable()) and (not is_in_body or self.server.intake.has_room())

    def recv(self, buffer_size: int) -> bytes:
        data: bytes = super().recv(buffer_size)
        self.server.intake.room -= len(data)
        return data


class Paced:
    """A request after which its thread rests a moment.

    Nobody notices who waits for a drawing; but whoever asks again as soon as they were refused would keep the
    interpreter busy with refusals, two thousand in a second.
    """

    def __init__(self, task: Channel, rest: float) -> None:
        self.task, self.rest = task, rest

    def service(self) -> None:
        self.task.service()
        time.sleep(self.rest)

    def cancel(self) -> None:
        self.task.cancel()


class Server(TcpWSGIServer):
    channel_class = Channel

    def __init__(self, listening: socket.socket) -> None:
        self.intake = Intake()
        self.heavy = {kind: ThreadedTaskDispatcher() for kind in LONGEST_QUEUE}
        for kind, dispatcher in self.heavy.items():
            dispatcher.set_thread_count(HEAVY_THREADS[kind])
        family = (listening.family, listening.type, listening.proto, listening.getsockname())
        super().__init__(
            wsgi.application, _sock=listening, bind_socket=False, sockinfo=family, sockets=[listening], **options()
        )
        self.adj.asyncore_loop_timeout = BREATH

    def run(self) -> None:
        super().run()
        for dispatcher in self.heavy.values():
            dispatcher.shutdown()

    def add_task(self, task: Channel) -> None:
        kind = kind_of_request(task.requests[0])
        has_room = kind and len(self.heavy[kind].queue) < LONGEST_QUEUE[kind]
        if has_room:
            self.heavy[kind].add_task(Paced(task, REST[kind]))
        else:
            self.task_dispatcher.add_task(task)


def kind_of_request(request: HTTPRequestParser) -> str:
    if request.error or not request.headers_finished:
        return ""
    path = request.path.encode("latin-1").decode("utf-8", "replace")
    told = request.headers
    return kind_of(request.command, path, told.get("CONTENT_TYPE", ""), told.get("CONTENT_LENGTH", ""))


def listen(port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((ADDRESS, port))
    listening.listen(1024)
    # Every process is woken by a visitor and one of them gets it; the others must not wait for the next.
    listening.setblocking(False)
    return listening


def serve(listening: socket.socket, alive: int) -> NoReturn:
    """What a process does until it is told to end, or the one that started it is gone: then `alive` can be read."""

    def leave(*_signal: Any) -> NoReturn:
        raise SystemExit(0)

    def end_with_parent() -> None:
        os.read(alive, 1)
        os.kill(os.getpid(), signal.SIGTERM)

    sys.setswitchinterval(TURN)
    signal.signal(signal.SIGTERM, leave)
    signal.signal(signal.SIGINT, leave)
    threading.Thread(target=end_with_parent, daemon=True).start()
    Server(listening).run()
    sys.exit(0)


class House:
    """The processes, and the one that looks after them."""

    def __init__(self, listening: socket.socket) -> None:
        self.listening = listening
        self.started: dict[int, float] = {}
        self.is_ending = False
        self.alive, self.kept = os.pipe()

    def start_one(self) -> None:
        process = os.fork()
        if process == 0:
            os.close(self.kept)
            serve(self.listening, self.alive)
        self.started[process] = time.monotonic()

    def run(self) -> int:
        """The exit code: 0 for whoever was asked to end."""
        signal.signal(signal.SIGTERM, self.end)
        signal.signal(signal.SIGINT, self.end)
        view_behind("/")  # loads every URL and what lies behind it, once for all processes
        for _each in range(settings.WEB_PROCESSES):
            self.start_one()
        log.info("listening", port=self.listening.getsockname()[1], count=settings.WEB_PROCESSES)
        code = 0
        while self.started:
            process, status = os.wait()
            lived = time.monotonic() - self.started.pop(process)
            if self.is_ending:
                continue
            # One that a hostile file took along is replaced: the site must not end with it.
            log.error("web_process_ended", status=os.waitstatus_to_exitcode(status), duration=round(lived))
            if lived < SHORTEST_LIFE:
                code = 1
                self.end()
            else:
                self.start_one()
        return code

    def end(self, *_signal: Any) -> None:
        if self.is_ending:
            return
        self.is_ending = True
        self.tell(signal.SIGTERM)
        signal.signal(signal.SIGALRM, lambda *_signal: self.tell(signal.SIGKILL))
        signal.alarm(LONGEST_GOODBYE)

    def tell(self, sign: signal.Signals) -> None:
        for process in self.started:
            os.kill(process, sign)


if __name__ == "__main__":
    sys.exit(House(listen(settings.WEB_PORT)).run())
