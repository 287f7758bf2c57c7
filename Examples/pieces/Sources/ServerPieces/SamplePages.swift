/// The pages of the examples. Replace them with your own.
extension SignInSite {
    /// Creates the first page, with or without a user.
    public func welcome(_ user: SiteUser?) -> Page {
        var page = self.page("Welcome")
        if let user {
            page.add("Signed in as \(user.name).")
            page.add(link: "/reports", "Reports")
            page.add(button: "Sign out", posting: "/logout")
        } else {
            page.add(link: "/login", "Sign in")
        }
        return page
    }

    /// Creates a page for users who are signed in.
    public func reports(_ user: SiteUser) -> Page {
        var page = self.page("Reports")
        page.add(terms: [("Name", user.name), ("Roles", user.roles.joined(separator: ", "))])
        return page
    }
}
