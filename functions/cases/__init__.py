"""Cases: what clients need help with, in the order it is to be worked on, and the replies that are kept ready."""
