extension EntraError {
    /// What goes wrong with signing out.
    static let signOutErrors: [EntraError] = [
        EntraError(
            50061, .signOut, .occasionally, [.signOut],
            "The sign-out request is not valid.",
            "Check that the app sends users to the end_session_endpoint of its metadata, and that the address to which "
                + "they are to return is one of the “Redirect URIs” under “App registrations” › the app › "
                + "“Authentication”."),
        EntraError(
            50068, .signOut, .occasionally, [.signOut],
            "The app that asked for the sign-out is not part of the user's session.",
            "This is harmless: it is enough that the app ends its own session."),
        EntraError(
            50070, .signOut, .hardlyEver, [.signOut],
            "The sign-out request names a session that does not exist.",
            "This is harmless, and nothing needs to be done."),
        EntraError(
            50071, .signOut, .hardlyEver, [.signOut],
            "The sign-out request has expired.",
            "Sign out again."),
    ]
}
