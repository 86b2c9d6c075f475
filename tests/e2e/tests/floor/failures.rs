//! Each part that the app needs, missing in every way a network has.

use super::{can_call, can_leave, floor_is_shown, says_so};
use anyhow::{Context, Result, ensure};
use e2e::{Engine, Guide, Setup, in_each_engine, wait_until};
use std::time::Duration;
use xtask::server::Fault;

/// Opens the guide once for each fault of the file whose name contains `part`, and
/// checks that one can call and leave. `heard`: the page can know that it failed.
fn broken(engine: Engine, part: &str, faults: &[(Fault, bool)]) -> Result<()> {
    let guide = Guide::closed(engine)?;
    for (fault, heard) in faults {
        guide.site().fault(part, fault.clone());
        let check = || -> Result<()> {
            guide.enter()?;
            if *heard {
                says_so(&guide)?;
            }
            floor_is_shown(&guide)?;
            can_leave(&guide)
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

in_each_engine! {
    fn wasm_that_does_not_start(engine) {
        broken(engine, "_bg.wasm", &[
            (Fault::Refuse, true),
            (Fault::Status(404), true),
            (Fault::Prefix("no".into()), true),
            (Fault::Never, false),
        ])
    }

    fn app_script_that_does_not_start(engine) {
        broken(engine, &script()?, &[
            (Fault::Refuse, true),
            (Fault::Status(404), true),
            (Fault::Prefix("%".into()), true),
            (Fault::Never, false),
        ])
    }

    /// Without `boot.js` nobody can say that the app will not come.
    fn boot_script_that_does_not_start(engine) {
        broken(engine, "/boot.js", &[
            (Fault::Refuse, false),
            (Fault::Status(404), false),
            (Fault::Prefix("%".into()), false),
            (Fault::Never, false),
        ])
    }

    /// Every card is there without WebAssembly, and the exit still covers it all.
    fn every_text_without_the_app(engine) {
        let guide = Guide::closed(engine)?;
        guide.site().fault("_bg.wasm", Fault::Status(404));
        guide.enter()?;
        wait_until("the texts are there", || {
            guide.eval("return document.querySelectorAll('#floor details').length > 75")
        })?;
        let before: (String, u32, String) = guide.eval("return [location.href, history.length, document.title]")?;
        guide.eval::<()>("document.querySelector('#floor details').open = true; return null")?;
        wait_until("a card is open", || guide.displayed("#floor details[open] [data-contact='17']"))?;
        let wrong: Vec<String> = guide.eval(
            "return [...document.querySelectorAll('#floor details a')].map(link => link.getAttribute('href'))
               .filter(address => !/^(tel:|sms:|https:)/.test(address))",
        )?;
        ensure!(wrong.is_empty(), "these change the address: {wrong:?}");
        let after = guide.eval("return [location.href, history.length, document.title]")?;
        ensure!(before == after, "{before:?} became {after:?}");
        can_leave(&guide)?;

        // Again, for a page that never comes: nothing of the texts is seen.
        for page in ["/first", "/second"] {
            guide.around().server().fault(page, Fault::Never);
        }
        guide.enter()?;
        wait_until("the texts are there again", || {
            guide.eval("return document.querySelectorAll('#floor details').length > 75")
        })?;
        guide.watch()?;
        guide.exit()?;
        guide.stays_covered()?;
        Ok(())
    }

    /// The exit is armed long before the app is there, and does not wait for it.
    fn leave_while_the_app_is_loading(engine) {
        let guide = Guide::closed(engine)?;
        guide.site().fault("_bg.wasm", Fault::Delay(Duration::from_secs(5)));
        guide.enter()?;
        floor_is_shown(&guide)?;
        let ready: bool = guide.eval("return 'ready' in document.documentElement.dataset")?;
        ensure!(!ready, "the app came too soon for this test");
        can_leave(&guide)
    }

    /// A late app still comes.
    fn wait_for_a_slow_app(engine) {
        let guide = Guide::closed(engine)?;
        guide.site().fault("_bg.wasm", Fault::Delay(Duration::from_secs(2)));
        guide.enter()?;
        floor_is_shown(&guide)?;
        guide.ready()?;
        ensure!(!guide.displayed("#floor")?, "the static page is still there");
        can_call(&guide)?;
        can_leave(&guide)
    }

    /// Cookies and storage refused: some browsers then throw at the mere mention.
    fn storage_blocked(engine) {
        let setup = Setup { no_storage: true, ..Setup::default() };
        let guide = Guide::with(engine, &setup, &[])?;
        if engine == Engine::WebKit {
            // Its flag hides the storage; other browsers throw.
            guide.before_app(
                "for (const name of ['localStorage', 'sessionStorage', 'caches', 'indexedDB'])
                   Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });",
            );
        }
        guide.enter()?;
        guide.ready()?;
        let blocked: bool = guide.eval("try { localStorage.setItem('a', '1'); return false } catch { return true }")?;
        ensure!(blocked, "{engine:?} did not block anything");
        can_call(&guide)?;
        guide.open_screen("victim")?;
        can_leave(&guide)
    }

    /// A true trap: the memory of the app is filled with nonsense, then it is used.
    fn panic_in_the_app(engine) {
        let guide = Guide::closed(engine)?;
        guide.before_app(
            "for (const name of ['instantiateStreaming', 'instantiate']) {
               const real = WebAssembly[name];
               WebAssembly[name] = async (...given) => {
                 const made = await real.apply(WebAssembly, given);
                 window.inside = (made.instance || made).exports;
                 return made;
               };
             }",
        );
        for screen in ["victim", "write"] {
            guide.enter()?;
            guide.ready()?;
            guide.eval::<()>("new Uint8Array(window.inside.memory.buffer).fill(0xFF)")?;
            guide.press_in_view(&format!("[data-goto={screen}]"), 0)?;
            let check = || -> Result<()> {
                says_so(&guide)?;
                wait_until("the app is gone", || {
                    guide.eval("return !('ready' in document.documentElement.dataset) && document.getElementById('app').hidden")
                })?;
                floor_is_shown(&guide)?;
                can_leave(&guide)
            };
            check().with_context(|| format!("after {screen}"))?;
        }
        Ok(())
    }
}
