//! Mounts the guide in the page. When it cannot, the static page stays.

fn main() {
    infos::start();
}
