"""What git tells of the content: when which words changed."""
