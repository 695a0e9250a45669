"""What StreamField bodies are made of."""
