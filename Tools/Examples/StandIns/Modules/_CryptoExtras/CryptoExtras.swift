/// The earlier name of the module.
@_exported import CryptoExtras
