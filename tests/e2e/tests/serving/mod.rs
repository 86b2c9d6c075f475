//! How the build answers once it is on a server.

mod nginx;
