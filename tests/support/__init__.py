"""What the tests share: workspaces, editions, files to look into, servers, judges."""
