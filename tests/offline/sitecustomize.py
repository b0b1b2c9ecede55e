"""No network while tests run: a connection to anywhere but this computer raises.

Python loads this file by itself in every process that has its folder on PYTHONPATH (kernels, JupyterLab, the
launcher's children); tests/conftest.py loads it in pytest's own process.
"""

import ipaddress
import socket

_REFUSED = "The tests have no network: something tried to reach {}. Tests and lessons must work without it."


class NetworkIsOff(OSError):
    """Something tried to leave this computer."""


def is_this_computer(address):
    """Tell whether a socket address is a local one: a Unix socket's path, or a host and port on loopback."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0]).partition("%")[0]
    if host in ("", "localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback or ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def _guarded(name):
    original = getattr(socket.socket, name)

    def guard(self, *arguments):
        target = arguments[-1] if arguments else None  # sendto may have flags before it
        if isinstance(target, tuple) and not is_this_computer(target):
            raise NetworkIsOff(_REFUSED.format(target))
        return original(self, *arguments)

    guard.guarded = True
    return guard


def _guarded_lookup(original):
    def guard(host, *arguments, **named):
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and name != socket.gethostname() and not is_this_computer((name, 0)):
            raise NetworkIsOff(_REFUSED.format(name))
        return original(host, *arguments, **named)

    guard.guarded = True
    return guard


def turn_off():
    """Guard the sockets of this process; doing it twice changes nothing."""
    for name in ("connect", "connect_ex", "sendto"):
        if not getattr(getattr(socket.socket, name), "guarded", False):
            setattr(socket.socket, name, _guarded(name))
    if not getattr(socket.getaddrinfo, "guarded", False):
        socket.getaddrinfo = _guarded_lookup(socket.getaddrinfo)


turn_off()
