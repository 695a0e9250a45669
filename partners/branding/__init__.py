"""How an organisation appears: logos, what preflight finds about them, and brand kits in versions."""
