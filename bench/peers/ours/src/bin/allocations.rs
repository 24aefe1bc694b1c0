//! What the measured calls allocate; see `harness`.

#[global_allocator]
static ALLOCATOR: dhat::Alloc = dhat::Alloc;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    harness::allocations::<ours::Client>()
}
