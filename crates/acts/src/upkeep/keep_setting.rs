//! Keeps a setting of the program.

use std::convert::Infallible;

use store::{Act, Stop, Tx, settings};

/// Keeps a setting in the place of its former value.
#[derive(Debug, Clone)]
pub struct KeepSetting {
    /// Its name.
    pub name: &'static str,
    /// Its value.
    pub value: String,
}

impl Act for KeepSetting {
    type Done = ();
    type Refusal = Infallible;

    async fn run(self, tx: &mut Tx<'_>) -> Result<(), Stop<Infallible>> {
        settings::put(tx, self.name, &self.value).await?;
        Ok(())
    }
}
