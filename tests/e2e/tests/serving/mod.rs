//! How the build answers on a server: nginx, Caddy and Apache, each with its configuration of
//! `deploy/`.

mod answers;
mod check_site;
mod connection;
mod demands;
mod host;
mod load;
