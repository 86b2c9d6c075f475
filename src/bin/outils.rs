//! The guide with the tools of a counter. Loaded when somebody asks for them, in place of
//! the guide (`src/decisions/two-programs.md`). Its file has a neutral name.

/// As in `main.rs`.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    infos::start_with_tools();
}
