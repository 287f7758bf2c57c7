extension EntraErrorEntry {
    /// The errors with sign-out.
    static let signOutErrors: [EntraErrorEntry] = [
        EntraErrorEntry(
            50061, .signOut, .occasionally, [.signOut],
            "The sign-out request is not valid.",
            "Check that the app sends users to the end_session_endpoint in its metadata, and that the URL to return to "
                + "is one of the “Redirect URIs” under “App registrations” › the app › “Authentication”."),
        EntraErrorEntry(
            50068, .signOut, .occasionally, [.signOut],
            "The app that requested sign-out is not part of the user's session.",
            "This is harmless. The app only needs to end its own session."),
        EntraErrorEntry(
            50070, .signOut, .rarely, [.signOut],
            "The session in the sign-out request does not exist.",
            "This is harmless. No action is needed."),
        EntraErrorEntry(
            50071, .signOut, .rarely, [.signOut],
            "The sign-out request has expired.",
            "Sign out again."),
    ]
}
