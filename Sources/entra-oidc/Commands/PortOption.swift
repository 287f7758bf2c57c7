import EntraID

/// The option `--port` of the commands that serve.
enum PortOption {
    /// Returns the option with its default.
    static func option(default port: UInt16) -> Option {
        Option(name: "--port", value: "NUMBER", explanation: "the port, or 0 for a free one (default: \(port))")
    }

    /// Returns the port of the option, or the default.
    static func port(_ arguments: Arguments, default port: UInt16) throws(CommandFailure) -> UInt16 {
        guard let text = arguments["--port"] else { return port }
        guard let port = UInt16(text) else {
            throw .usage("“\(escapedForDisplay(text))” is not a port. A port is a number from 0 to 65535.")
        }
        return port
    }

    /// Returns the failure that a command cannot listen on a port.
    static func unavailable(_ port: UInt16, for command: String) -> CommandFailure {
        .failed(
            port == 0
                ? "This machine has no free port, or does not let this program listen."
                : "Port \(port) is in use, or this program may not use it. Stop the program that uses it, or choose a "
                    + "free port: entra-oidc \(command) --port 0")
    }
}
