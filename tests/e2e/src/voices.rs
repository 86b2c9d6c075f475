//! Real voices for a browser: espeak-ng, by way of speech-dispatcher, speaks into a sound card that
//! does not exist. What it would play is recorded.

use crate::process::Family;
use crate::wait::wait_until;
use anyhow::{Context, Result, ensure};
use std::fs::File;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// Samples a second of the recording.
const RATE: usize = 8000;

/// A sample further from zero than this can be heard.
const AUDIBLE: u16 = 100;

/// Voices of this machine, and a recording of what they say. Dropping it ends them.
pub struct Voices {
    // Ended in this order.
    _recorder: Family,
    _dispatcher: Family,
    _sound: Family,
    home: TempDir,
}

impl Voices {
    /// Starts them.
    ///
    /// # Errors
    /// If a program is missing or does not answer.
    pub fn start() -> Result<Self> {
        let home = tempfile::Builder::new().prefix("voices-").tempdir()?;
        let at = home.path();
        std::fs::set_permissions(at, PermissionsExt::from_mode(0o700))?;
        let card = at.join("card");
        let socket = format!(
            "module-native-protocol-unix auth-anonymous=1 socket={}",
            card.display()
        );
        let mut sound = program("pulseaudio", at);
        sound.args(["-n", "--daemonize=no", "--exit-idle-time=-1", "-L"]);
        sound.args(["module-null-sink sink_name=nowhere", "-L", &socket]);
        let sound = Family::start(&mut sound)?;
        wait_until("the sound card is there", || Ok(card.exists()))?;

        let log = at.join("log");
        std::fs::create_dir(&log)?;
        std::fs::write(
            at.join("speechd.conf"),
            format!(
                "LogLevel 1\nLogDir \"{}\"\nAudioOutputMethod \"pulse\"\n\
                 AddModule \"espeak-ng\" \"sd_espeak-ng\" \"espeak-ng.conf\"\nDefaultModule espeak-ng\n",
                log.display()
            ),
        )?;
        let mut dispatcher = program("speech-dispatcher", at);
        dispatcher
            .args(["--run-single", "--timeout", "0", "--config-dir"])
            .arg(at)
            .arg("--socket-path")
            .arg(at.join("voices"))
            .arg("--pid-file")
            .arg(at.join("pid"));
        let dispatcher = Family::start(&mut dispatcher)?;

        let mut recorder = program("parec", at);
        recorder.args(["--device=nowhere.monitor", "--raw", "--format=s16le"]);
        recorder.args(["--channels=1", "--latency-msec=20"]);
        recorder.arg(format!("--rate={RATE}"));
        recorder.stdout(Stdio::from(File::create(at.join("heard"))?));
        let voices = Self {
            _recorder: Family::start(&mut recorder)?,
            _dispatcher: dispatcher,
            _sound: sound,
            home,
        };
        wait_until("the voices are there, and recorded", || {
            ensure!(voices.socket().exists(), "no voices");
            Ok(!voices.samples()?.is_empty())
        })?;
        Ok(voices)
    }

    /// Where a browser finds them ([`crate::Setup::voices`]).
    pub fn socket(&self) -> PathBuf {
        self.home.path().join("voices")
    }

    /// Whether anything was heard in the last moments, this long.
    ///
    /// # Errors
    /// If less than that is recorded.
    pub fn heard_in_the_last(&self, time: Duration) -> Result<bool> {
        let samples = self.samples()?;
        let count = RATE * usize::try_from(time.as_millis())? / 1000;
        let first = samples.len().checked_sub(count).context("too early")?;
        let last = samples.get(first..).context("too early")?;
        Ok(last.iter().any(|sample| sample.unsigned_abs() > AUDIBLE))
    }

    fn samples(&self) -> Result<Vec<i16>> {
        let bytes = std::fs::read(self.home.path().join("heard"))?;
        let pairs = bytes.chunks_exact(2);
        Ok(pairs
            .map(|pair| i16::from_le_bytes([pair[0], pair[1]]))
            .collect())
    }
}

/// A program that keeps everything under `home`.
fn program(name: &str, home: &Path) -> Command {
    let mut command = Command::new(name);
    command
        .env("HOME", home)
        .env("XDG_RUNTIME_DIR", home)
        .env(
            "PULSE_SERVER",
            format!("unix:{}", home.join("card").display()),
        )
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}
