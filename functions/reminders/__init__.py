"""What a member is told of by mail before it is due."""
