"""A mail server that takes its time for each letter, and remembers what it got and when."""

import email
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Lock, Thread


@dataclass
class Post:
    """`letters` in the order in which the server took them, each with the moment by `time.monotonic`."""

    port: int = 0
    letters: list[tuple[float, Message]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def arrived(self, address: str) -> float | None:
        return next((at for at, letter in list(self.letters) if letter["To"] == address), None)


@contextmanager
def post_office(seconds: float) -> Iterator[Post]:
    post = Post()

    class Counter(StreamRequestHandler):
        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

        def handle(self) -> None:
            self.say("220 here")
            while line := self.rfile.readline():
                word = line.split()[0].upper() if line.split() else b""
                if word == b"DATA":
                    self.say("354 go on")
                    self.take(b"".join(iter(self.rfile.readline, b".\r\n")))
                self.say("221 bye" if word == b"QUIT" else "250 yes")
                if word == b"QUIT":
                    return

        def take(self, text: bytes) -> None:
            time.sleep(seconds)
            with post.lock:
                post.letters.append((time.monotonic(), email.message_from_bytes(text)))

    class Server(ThreadingTCPServer):
        allow_reuse_address = True
        daemon_threads = True
        request_queue_size = 64

    with Server(("127.0.0.1", 0), Counter) as server:
        post.port = server.server_address[1]
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield post
        server.shutdown()
