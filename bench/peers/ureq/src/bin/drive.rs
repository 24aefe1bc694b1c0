//! The measured calls; see `harness`.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    harness::drive::<peer_ureq::Client>()
}
