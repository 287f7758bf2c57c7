/// What an instance does wrong on purpose. Each of them is a mistake that a store of an application can have, and that
/// the check must notice.
enum Fault: String, Sendable {
    /// Taking a pending sign-in leaves it in the store: `GET` in the place of `GETDEL`.
    case takeKeeps = "take-keeps"
    /// What is pending stays in the memory of the instance.
    case pendingAtHome = "pending-at-home"
    /// Every instance asks the provider for its metadata and keys.
    case snapshotsAtHome = "snapshots-at-home"
    /// Every instance gets the lease of a session.
    case leaseForAll = "lease-for-all"
    /// Every logout token is new.
    case tokensForgotten = "tokens-forgotten"
    /// A logout that the provider reports ends no session.
    case logoutIgnored = "logout-ignored"
    /// The session that the browser had before a sign-in lasts.
    case plantedKept = "planted-kept"
    /// An instance without Redis signs users out.
    case outageSignsOut = "outage-signs-out"
}
