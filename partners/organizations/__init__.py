"""Partner organisations: joining, vetting, membership, agreements, access keys."""
