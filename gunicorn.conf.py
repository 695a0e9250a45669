"""How gunicorn serves the portal. It reads this file by itself when it is started in this folder."""

# By default it takes SCRIPT_NAME and PATH_INFO out of request headers that come from this machine, and behind a proxy
# all do: a visitor could name the address that the portal believes to be asked for.
forwarder_headers = ""
