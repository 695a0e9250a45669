"""None. Django tells only apps that have this module when migrations have been run, and `apps` listens for that."""
