//! What must not compile, and what the compiler then says.

#[test]
fn mistakes_of_callers_do_not_compile() {
    let tests = trybuild::TestCases::new();
    tests.compile_fail("tests/ui/*.rs");
}
