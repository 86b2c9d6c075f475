//! Each part that the app needs fails in every way that a network can fail.

use super::{
    assert_can_call, assert_can_leave, assert_says_so, assert_static_page,
    wait_for_texts_under_home,
};
use anyhow::{Context, Result, ensure};
use e2e::{Engine, Guide, Setup, in_each_engine, in_one_browser, wait_until};
use xtask::server::Fault;

/// Opens the guide once for each fault of the file whose name contains `part`, and asserts that the
/// visitor can call and leave. `heard` says whether the page can know of the failure.
fn assert_usable_without(guide: &Guide, part: &str, faults: &[(Fault, bool)]) -> Result<()> {
    for (fault, heard) in faults {
        guide.site().fault(part, fault.clone());
        let check = || -> Result<()> {
            guide.enter()?;
            if *heard {
                assert_says_so(guide)?;
            }
            assert_static_page(guide)?;
            assert_can_leave(guide)
        };
        check().with_context(|| format!("{part}: {fault:?}"))?;
        guide.site().clear_faults();
    }
    Ok(())
}

/// The name of the app's script, which has a hash.
fn script() -> Result<String> {
    let files = std::fs::read_dir(e2e::page::build())?;
    let mut names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    names
        .find(|name| name.starts_with("infos-") && name.ends_with(".js"))
        .context("the build has no infos-….js")
}

in_one_browser! {
    /// The parts of the app fail, one after the other.
    mod of_each_part;

    fn the_page_is_usable_without_the_wasm(guide) {
        assert_usable_without(guide, "_bg.wasm", &[
            (Fault::Refuse, true),
            (Fault::Status(404), true),
            (Fault::Prefix("no".into()), true),
            (Fault::Cut, true),
            (Fault::Never, false),
        ])
    }

    fn the_page_is_usable_without_the_app_script(guide) {
        assert_usable_without(guide, &script()?, &[
            (Fault::Refuse, true),
            (Fault::Status(404), true),
            (Fault::Prefix("%".into()), true),
            (Fault::Cut, true),
            (Fault::Never, false),
        ])
    }

    /// Without `boot.js`, nothing can say that the app will not come.
    fn the_page_is_usable_without_the_boot_script(guide) {
        assert_usable_without(guide, "/boot.js", &[
            (Fault::Refuse, false),
            (Fault::Status(404), false),
            (Fault::Prefix("%".into()), false),
            (Fault::Cut, false),
            (Fault::Never, false),
        ])
    }

    /// The exit is armed long before the app is there, and does not wait for it.
    fn the_exit_works_while_the_app_loads(guide) {
        guide.site().fault("_bg.wasm", Fault::Hold);
        guide.enter()?;
        assert_static_page(guide)?;
        assert_can_leave(guide)
    }

    /// An app that is late still comes.
    fn a_slow_app_still_comes(guide) {
        guide.site().fault("_bg.wasm", Fault::Hold);
        guide.enter()?;
        assert_static_page(guide)?;
        guide.site().clear_faults();
        guide.ready()?;
        ensure!(!guide.any_displayed(".down")?, "the page says that the app is down");
        guide.open_screen("victim")?;
        ensure!(!guide.displayed("#home")?, "the static page is still there");
        assert_can_call(guide)?;
        assert_can_leave(guide)
    }

    /// A trap inside a promise counts as a trap too.
    fn a_trap_in_a_promise_is_reported(guide) {
        // The page itself does it: in some browsers, a script of a driver runs in another world.
        guide.before_app("addEventListener('trap', () => { Promise.reject(new WebAssembly.RuntimeError('unreachable')); })");
        guide.enter()?;
        guide.ready()?;
        guide.eval::<()>("dispatchEvent(new Event('trap')); return null")?;
        assert_says_so(guide)?;
        assert_static_page(guide)?;
        assert_can_leave(guide)
    }

    /// A script that failed once is requested again, even by a browser that remembers the failure.
    fn a_script_that_fails_once_is_requested_again(guide) {
        guide.site().fault_once(&script()?, Fault::Status(503));
        guide.enter()?;
        guide.ready()?;
        guide.site().fault("_bg.wasm", Fault::Status(404));
        guide.site().fault_once("static.js", Fault::Status(503));
        guide.enter()?;
        assert_says_so(guide)?;
        wait_for_texts_under_home(guide)
    }

    /// A real trap: the memory of the app is filled with nonsense, then the app is used.
    fn the_page_is_usable_after_a_panic(guide) {
        guide.before_app(
            "for (const name of ['instantiateStreaming', 'instantiate']) {
               const real = WebAssembly[name];
               WebAssembly[name] = async (...given) => {
                 const made = await real.apply(WebAssembly, given);
                 const { exports } = made.instance || made;
                 // A part that is cut off the program uses the memory of the whole.
                 if (exports.memory) window.inside = exports;
                 return made;
               };
             }",
        );
        for screen in ["victim", "write"] {
            guide.enter()?;
            guide.ready()?;
            guide.eval::<()>("new Uint8Array(window.inside.memory.buffer).fill(0xFF)")?;
            guide.press_door(screen)?;
            let check = || -> Result<()> {
                assert_says_so(guide)?;
                wait_until("the app is gone", || {
                    guide.eval("return !('ready' in document.documentElement.dataset) && !document.querySelector('#app main')?.checkVisibility()")
                })?;
                // The row that was pressed may be far down the page.
                guide.eval::<()>("scrollTo(0, 0); return null")?;
                assert_static_page(guide)?;
                assert_can_leave(guide)
            };
            check().with_context(|| format!("after {screen}"))?;
        }
        Ok(())
    }
}

in_each_engine! {
    /// Cookies and storage are refused; some browsers then throw as soon as they are named.
    fn the_guide_works_with_storage_blocked(engine) {
        let setup = Setup { no_storage: true, ..Setup::default() };
        let guide = Guide::with(engine, &setup, &[])?;
        if engine == Engine::WebKit {
            // WebKit's flag only hides the storage; other browsers throw.
            guide.before_app(
                "for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB'])
                   Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });",
            );
        }
        guide.enter()?;
        guide.ready()?;
        let blocked: bool = guide.eval("try { localStorage.setItem('a', '1'); return false } catch { return true }")?;
        ensure!(blocked, "{engine:?} did not block anything");
        assert_can_call(&guide)?;
        guide.open_screen("victim")?;
        assert_can_leave(&guide)
    }
}
