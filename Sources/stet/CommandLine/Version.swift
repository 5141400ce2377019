/// What `stet --version` prints and `initialize` is answered with; the newest heading of CHANGELOG.md.
let stetVersion = "0.2.0"
