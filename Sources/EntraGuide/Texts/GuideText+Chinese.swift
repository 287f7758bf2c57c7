extension GuideText {
    /// The guide in Simplified Chinese.
    static let chinese = GuideText(
        title: "使用 Microsoft Entra ID 登录",
        introduction: "通过 OpenID Connect 将 {console} 连接到 Microsoft Entra ID：在门户中注册应用程序，然后将其中的几个值复制到 {console}。下文中的 "
            + "URL 属于您自己的部署。您需要一个可以注册应用程序的帐户，例如具有 **应用程序开发人员** 角色的帐户。",
        checklistTitle: "检查清单",
        checklist: chineseChecklist,
        fieldTableTitle: "各个值的填写位置",
        fieldColumn: "控制台中的字段",
        sourceColumn: "来源",
        valueColumn: "值",
        callbackField: "Callback URL",
        clientIDField: "Client ID",
        clientSecretField: "Client secret",
        issuerField: "Issuer",
        callbackSource: "控制台的 OIDC 页面；在 Azure 中为 **重定向 URI**",
        clientIDSource: "**概述** › **应用程序(客户端) ID**",
        clientSecretSource: "**证书和密码** › **客户端密码** › **值**",
        issuerSource: "登录主机、**概述** › **目录(租户) ID** 和 `/v2.0`",
        secretIsWithheld: "（与所复制的相同；此处不显示）",
        notYetKnown: "（尚未配置）",
        stepsTitle: "分步操作",
        steps: chineseSteps,
        accountTypesOneTenant: "**仅此组织目录中的帐户**（单一租户）",
        accountTypesAnyTenant: "**任何组织目录中的帐户**（多租户）",
        accountTypesAnyTenantAndPersonal: "**任何组织目录中的帐户和个人 Microsoft 帐户**（多租户和个人帐户）",
        accountTypesPersonal: "**仅限个人 Microsoft 帐户**",
        stepCertificate: chineseStepCertificate,
        stepFederated: chineseStepFederated,
        stepIDTokensNeeded: "在门户中打开 **身份验证**，找到 **隐式授权和混合流**（在较新的门户中位于 **设置** 选项卡）。勾选 **ID 令牌(用于隐式流和混合流)**，因为 "
            + "{console} 请求的是 `{response-type}`。不要勾选 **访问令牌**。选择 **保存**。",
        stepIDTokensNotNeeded: "在门户中打开 **身份验证**，找到 **隐式授权和混合流**（在较新的门户中位于 **设置** 选项卡）。两个复选框都不要勾选：{console} 请求的是 "
            + "`{response-type}`，并从令牌终结点获取 ID 令牌。这两个复选框仅适用于经由浏览器传递的令牌。",
        callbackNotAcceptable: "Azure 不接受 `{callback}`。请通过 `https://` URL 打开 {console}；如果只是在本机上试用，也可以通过端口相同的 "
            + "`http://localhost` 打开。然后重新复制 **Callback URL**，因为它会随所打开的 URL 而变化。",
        troubleshootingTitle: "故障排除",
        troubleshooting: chineseTroubleshooting)
}

private let chineseChecklist: [String] = [
    "请通过用户将要使用的 URL 打开 {console}。回调 URL 由它决定。",
    "在 Microsoft Entra ID 中注册应用程序，并将回调 URL 设为 **Web** 平台的重定向 URI。",
    "将 **应用程序(客户端) ID** 复制到 {console}。",
    "创建凭据（通常是客户端密码），并立即复制其 **值**。它只显示一次。",
    "使用登录主机、您的 **目录(租户) ID** 和 `/v2.0` 组成颁发者 (Issuer)。",
    "仅当响应类型包含 `id_token` 时，才勾选 **ID 令牌**。",
]

private let chineseSteps: [String] = [
    "登录您所在云的门户：`{portal}`。如果您的帐户属于多个租户，请切换到您的用户所在的租户。",
    "搜索并选择 **Microsoft Entra ID**。在 Microsoft Entra 管理中心，请改为打开菜单中的 **Entra ID**。",
    "在左侧菜单中选择 **应用注册**，然后选择 **新注册**。",
    "通过用户将要使用的 URL 打开 {console}，转到 OIDC 页面，然后复制 **Callback URL**：`{callback}`。它不可编辑，由当前页面的源 `{page-origin}` 和固定的路径组成。"
        + "Azure 接受 `https://` URL；`http://` 仅限 `localhost`。",
    "在门户中输入 **名称**。在 **受支持的帐户类型** 下，选择 {account-types}。在 **重定向 URI** 下，选择 **Web** 平台，并原样粘贴 `{callback}`："
        + "大小写和末尾的斜杠都必须一致。选择 **注册**。",
    "在 {console} 中返回 OIDC 页面，选择 **New auth provider**。",
    "在门户中打开应用程序的 **概述**，复制 **应用程序(客户端) ID**。不要复制旁边的 **对象 ID**。",
    "在 {console} 中，将它粘贴到 **Client ID**：`{client-id}`。",
    "在门户中打开 **证书和密码** › **客户端密码**，选择 **新客户端密码**。选择截止期限：最长 24 个月，建议少于 12 个月。选择 **添加**，并记下到期日。到期后，在填入新密码之前，用户将无法登录。"
        + "对于生产环境，Microsoft 建议改用证书或联合凭据。",
    "立即复制 **值** 列中的密码。它只在此时显示，离开页面后无法再次查看。不要复制 **机密 ID**，它只用于标识该密码。",
    "在 {console} 中，将该值粘贴到 **Client secret**。",
    "在 {console} 中填写 **Issuer**：`{issuer}`。它由您所在云的登录主机（全球云为 `https://login.microsoftonline.com`）、应用程序 **概述** 中的 "
        + "**目录(租户) ID** 和 `/v2.0` 组成，各部分之间用斜杠分隔，末尾没有斜杠。",
    "在门户中打开 **身份验证**，找到 **隐式授权和混合流**（在较新的门户中位于 **设置** 选项卡）。如果 {console} 中的响应类型包含 `id_token`，请勾选 **ID 令牌(用于隐式流和混合流)**。"
        + "如果只有 `code`，则两个复选框都不要勾选。",
]

private let chineseStepCertificate: [String] = [
    "在门户中打开 **证书和密码** › **证书**，选择 **上传证书**。选择您的证书文件（`.cer`、`.pem` 或 `.crt`），然后选择 **添加**。只上传证书：私钥保留在您的服务器上。",
    "将列表中的 **指纹** 与您文件的指纹进行比较，并记下证书的到期日。请在到期之前上传下一张证书；两张证书可以同时注册。",
    "在 {console} 中填写证书文件及其私钥文件，并将 **Client secret** 留空。请确保只有 {console} 可以读取私钥。",
]

private let chineseStepFederated: [String] = [
    "在门户中打开 **证书和密码** › **联合凭据**，选择 **添加凭据**。选择与 {console} 所运行平台对应的方案，或选择 **其他颁发者**。",
    "完全按照该平台令牌中的 `iss` 和 `sub` 填写颁发者和主题：它们会被逐字符比较。保留门户建议的 **受众**（全球云为 `api://AzureADTokenExchange`），然后选择 **添加**。",
    "在 {console} 中，将平台写入令牌的文件填写为客户端断言，并将 **Client secret** 留空。平台必须在其中的令牌过期之前更新该文件。",
]

private let chineseTroubleshooting: [(symptom: String, remedy: String)] = [
    (
        symptom: "AADSTS50011：重定向 URI 不匹配",
        remedy: "打开 **身份验证**，在 **Web** 下注册完全一致的 `{callback}`：协议、主机、端口（`localhost` 除外）、路径、大小写和末尾的斜杠都必须匹配。等待三到五分钟后再重试。"
            + "如果消息中显示其他 URL，说明 {console} 不知道用户打开的 URL，请先更正这一点。"
    ),
    (
        symptom: "AADSTS700016：在目录中找不到应用程序",
        remedy: "将 {console} 中的 **Client ID**（`{client-id}`）与应用程序 **概述** 中的 **应用程序(客户端) ID** 进行比较。它既不是 **对象 ID**，也不是 "
            + "**机密 ID**。如果它正确，则颁发者指定的租户不是注册该应用程序的租户。"
    ),
    (
        symptom: "AADSTS90002：找不到租户",
        remedy: "颁发者指定的租户是 `{tenant}`。请重新复制 **目录(租户) ID**。如果您的组织位于美国政府云或中国云，请在颁发者中使用该云的登录主机。"
    ),
    (
        symptom: "AADSTS50194：应用程序不是多租户应用",
        remedy: "该应用程序仅为一个租户注册，但颁发者包含 `common` 或 `organizations`。请将其替换为您的 **目录(租户) ID**。仅当其他组织的用户需要登录时，才更改 "
            + "**受支持的帐户类型**。"
    ),
    (
        symptom: "AADSTS7000215：客户端密码无效",
        remedy: "通常是粘贴了 **机密 ID** 而不是 **值**。该值无法再次显示：请创建新的客户端密码，将其 **值** 粘贴到 **Client secret**，并删除旧密码。"
            + "还请检查该密码是否属于此应用程序。"
    ),
    (
        symptom: "AADSTS7000222：客户端密码已过期",
        remedy: "在 **证书和密码** 下创建新的客户端密码，将其 **值** 粘贴到 **Client secret**，并记下到期日。"
    ),
    (
        symptom: "AADSTS700054：未启用响应类型 `id_token`",
        remedy: "将 {console} 中的响应类型设为 `code`（推荐）。如果必须包含 `id_token`，请在 **身份验证** 下勾选 **ID 令牌**。"
    ),
    (
        symptom: "AADSTS50020：帐户在租户中不存在",
        remedy: "该帐户是个人帐户，或属于其他组织。请注销并使用此租户的帐户，或邀请该用户作为来宾。若要普遍允许此类帐户登录，请扩大 **受支持的帐户类型**，并相应地更改颁发者。此后，如果不列出允许的租户，"
            + "任何组织都可以登录。"
    ),
    (
        symptom: "AADSTS50105：用户未分配到应用程序",
        remedy: "打开 **企业应用程序** › 您的应用程序 › **用户和组**，分配该用户，或分配该用户直接所属的组；嵌套组不算。或者，在 **属性** 下将 **是否需要分配?** 设为 **否**；"
            + "此后目录中的所有用户（包括来宾）都可以登录。"
    ),
    (
        symptom: "AADSTS65001 或 AADSTS65004：尚未同意或同意被拒绝",
        remedy: "重新登录并接受权限。如果用户不能自行同意，则必须由管理员打开 **API 权限**，然后选择 **代表 … 授予管理员同意**。"
    ),
    (
        symptom: "错误停留在 Microsoft 的页面上，浏览器没有返回",
        remedy: "有关应用程序或其重定向 URI 的错误不会传回，因此 {console} 不会收到通知。请记下该页面上的 AADSTS 编号和相关 ID。在 Microsoft Entra 管理中心的 "
            + "**监视和运行状况** › **登录日志** 中可以查看这两者。"
    ),
]
