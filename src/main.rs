//! Mounts the guide in the page. When it cannot, the static page stays.

/// Small code first: the guide asks for little memory.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    infos::start();
}
