"""The headers that people write for the fields of each kind, beside a field's own names."""

SIMPLIFIED = str.maketrans(
    "丟業會錄單參發員圍場備頭獎實對崗廣應開歸執報撥數時機來條標檔檢溝點狀獨電確離稱積簽籤類級約線組經結績職聯規計訂認記議設訪"
    "詞話說説請諾談負責賬帳貫資達進連選鐘鍾銷鍵長門間際項領預題額內務動區縣號聽關況準劃創別辦總懲態闆絡營價個範銜屬繫係幣暢註"
    "產碼匯製審複導萬頁週彙戶麼",
    "丢业会录单参发员围场备头奖实对岗广应开归执报拨数时机来条标档检沟点状独电确离称积签签类级约线组经结绩职联规计订认记议设访"
    "词话说说请诺谈负责账账贯资达进连选钟钟销键长门间际项领预题额内务动区县号听关况准划创别办总惩态板络营价个范衔属系系币畅注"
    "产码汇制审复导万页周汇户么",
)
"""The traditional characters of words in headers and total rows, with the simplified ones in which these are listed."""

COMPANY = (
    *("公司名称", "公司名", "公司全称", "公司全名", "客户", "客户名称", "客户名", "客户全称", "客户公司", "客户单位"),
    *("企业", "企业名称", "企业全称", "单位", "单位名称", "单位全称"),
    *("参展商", "参展商名称", "参展单位", "参展企业", "商户名称", "店铺名称"),
    *("client", "client name", "customer", "customer name", "company name"),
)
MEMBER = (
    *("员工姓名", "商务", "商务代表", "商务姓名", "代表", "业务员", "业务代表", "销售", "销售员", "销售人员", "销售代表"),
    *("客户经理", "sales", "sales rep", "rep"),
)
EVENT = ("会议名称", "活动", "活动名称", "场次", "event name")
CREATED = ("录入时间", "录入日", "创建日期", "创建时间", "登记日期", "登记时间", "建档日期", "建档时间", "created", "created at")
NOTE = ("备注说明", "备注信息", "说明", "remark", "remarks", "notes", "comment", "comments")

VARIANTS: dict[str, dict[str, tuple[str, ...]]] = {
    "department": {"name": ("部门名称", "department"), "branch": ("所属分公司", "公司", "分部")},
    "group": {"name": ("组别", "小组名称", "group"), "department": ("所属部门",)},
    "member": {
        "name": ("员工", "员工姓名", "名字", "member"),
        "department": ("所属部门",),
        "group": ("组别", "所属小组", "组"),
        "role": ("岗位", "职位", "角色"),
        "hired_on": ("入职时间", "入司日期", "入职日", "hired"),
        "left_on": ("离职时间", "离职日", "left"),
    },
    "lead": {
        "company": COMPANY,
        "contact": (
            *("联系人姓名", "联系人员", "客户姓名", "客户联系人", "主要联系人", "姓名", "老板", "老板姓名", "法人", "法人代表"),
            *("法定代表人", "首要联系人", "参展联系人", "参展代表"),
            *("联络人", "联络人姓名", "连络人"),
            *("contact name", "contact person"),
        ),
        "title": ("职务", "职称", "头衔", "联系人职务", "联系人职位", "job title", "position"),
        "phone": (
            *("手机", "手机号", "手机号码", "联系手机", "联系电话", "电话号码", "联系方式", "联系人电话", "联系人手机"),
            *("联系人手机号", "联系人联系方式", "电话1", "手机1", "电话一", "手机一", "公司电话", "客户电话"),
            *("有效手机号", "联系人手机号码", "企业电话"),
            *("联络电话", "连络电话", "联络方式", "行动电话"),
            *("固定电话", "固话", "座机", "座机号码", "mobile", "mobile phone", "cell", "cell phone", "tel", "telephone"),
            *("phone number", "phone no", "contact number"),
        ),
        "industry": ("所属行业", "行业类别", "行业类型", "行业分类", "主营行业", "产业", "产业别", "sector"),
        "region": (
            *("地区", "所在地区", "所属地区", "所在区域", "所属区域", "区县", "城市", "所在城市", "所属城市", "city", "area"),
        ),
        "size": ("公司规模", "企业规模", "人数", "公司人数", "员工人数", "employees", "headcount", "staff"),
        "source": ("客户来源", "信息来源", "资料来源", "线索来源", "来源渠道", "客户渠道", "渠道", "lead source"),
        "grade": ("客户分类", "客户类别", "类别", "等级", "客户等级", "级别", "客户级别", "意向等级", "意向级别", "意向分类"),
        "owner": (
            *("跟进人", "跟进人员", "跟进员工", "跟进商务", "负责人员", "负责商务", "所属员工", "所属商务", "归属人", "归属员工"),
            *("归属商务", *MEMBER),
        ),
        "next_step": ("下一步计划", "下一步工作", "下一步动作", "下一步行动", "下步计划", "下步工作", "跟进计划", "下次跟进内容"),
        "next_on": (
            *("下次跟进", "下次跟进日期", "下次跟进时间", "下次联系", "下次联系日期", "下次联系时间", "下次回访日期"),
            *("下次回访时间", "下次拜访日期", "下次拜访时间", "下一步时间", "next date"),
        ),
        "created_on": CREATED,
        "note": NOTE,
    },
    "call": {
        "member": MEMBER,
        "company": COMPANY,
        "called_at": ("电话时间", "电话日期", "通话时间", "通话日期", "拨打时间", "拨打日期", "日期", "called", "call time"),
        "reached": ("接通情况", "接通状态", "接听人", "接通人"),
        "minutes": ("通话时长", "分钟", "通话分钟", "duration"),
        "result": ("通话结果", "电话结果", "沟通结果", "通话内容", "沟通内容"),
        "note": NOTE,
        "independent": ("独立",),
        "coherent": ("连贯",),
        "fluent": ("流畅",),
        "listened_on": ("抽听日期", "听录音时间", "listened"),
    },
    "event": {
        "name": (*EVENT, "event"),
        "starts_at": ("时间", "会议时间", "活动时间", "开会时间", "会议开始时间", "starts", "start time"),
        "venue": ("会议地点", "活动地点", "场地", "location"),
        "invite_from": ("邀约开始日期", "开始邀约", "邀约起始日"),
    },
    "invitation": {
        "event": EVENT,
        "company": COMPANY,
        "member": (*MEMBER, "邀约人"),
        "sent_on": ("邀请日期", "邀请时间", "邀约时间", "日期", "sent"),
        "channel": ("邀约方式", "邀请方式", "邀约渠道"),
    },
    "receipt": {
        "event": EVENT,
        "company": COMPANY,
        "received_on": ("回执时间", "收到日期", "日期", "received"),
        "people": ("到会人数", "参会人数"),
        "key": ("重点客户", "是否重点", "是否重点客户"),
        "came": ("是否到会", "已到会"),
        "class": ("回执分类",),
        "chase": ("跟催", "是否来", "电话确认"),
        "chased_on": ("跟催时间", "确认日期"),
        "chased_by": ("跟催员工", "确认人"),
    },
    "keyword": {
        "member": MEMBER,
        "company": COMPANY,
        "term": ("词", "推广词", "关键字", "搜索词", "keyword"),
        "mode": ("主动/被动", "主被动"),
        "years": ("年数",),
        "quote": ("价格", "报价金额"),
        "prepared_on": ("准备时间", "prepared"),
    },
    "outing": {
        "member": MEMBER,
        "company": COMPANY,
        "left_at": ("离开时间", "出门时间", "出发时间", "left"),
        "due_back_at": ("预计返回时间", "预计回来", "预计回来时间"),
        "back_at": ("实际返回时间", "实际返回", "回来时间", "back"),
        "purpose": ("外出事由", "外出目的", "拜访目的", "目的"),
        "with_manager": ("经理陪同", "是否陪同", "是否陪访", "陪访"),
        "result": ("拜访结果", "外出结果"),
    },
    "deal": {
        "member": MEMBER,
        "company": COMPANY,
        "amount": ("签单金额", "成交金额", "合同金额", "预计金额", "单额"),
        "key": ("是否重点单", "重点", "是否重点"),
        "expected_on": ("预计签单日期", "预计签单时间", "预计签单", "预计成交日期", "expected"),
        "signed_on": ("签单时间", "签约日期", "签约时间", "成交日期", "成交时间", "signed"),
        "event": EVENT,
        "created_on": CREATED,
    },
    "payment": {
        "company": COMPANY,
        "deal": ("单", "订单号"),
        "amount": ("到账金额", "回款金额", "收款金额", "付款金额"),
        "paid_on": ("到账时间", "回款日期", "回款时间", "收款日期", "收款时间", "付款日期", "日期", "paid"),
    },
    "target": {
        "name": ("对象",),
        "value": ("目标值", "target"),
        "period": ("期间", "月份"),
        "promised": ("承诺额", "承诺目标", "承诺金额", "promise"),
        "accepted": ("认领额", "认领目标", "认领金额"),
        "strategy": ("销售策略", "措施", "打法"),
    },
    "standard": {"value": ("标准值", "standard"), "seniority": ("新老员工",)},
    "talk": {
        "member": MEMBER,
        "company": COMPANY,
        "held_on": ("沟通日期", "谈话日期", "沟通时间", "谈话时间", "held"),
        "about": ("沟通内容", "谈话内容", "谈什么"),
        "agreed": ("约定事项", "达成约定"),
        "next_on": ("下次沟通日期", "下次谈话日期"),
    },
    "service": {
        "company": COMPANY,
        "kind": ("服务类型", "服务方式"),
        "raised_on": ("提出时间",),
        "due_on": ("应办时间", "应完成日期", "due"),
        "done_on": ("完成时间", "办结日期", "done"),
        "note": NOTE,
    },
    "matter": {
        "title": ("事项名称", "重点事", "重点事项", "任务", "工作事项", "标题", "matter"),
        "owner": ("责任人", *MEMBER),
        "due_on": ("完成期限", "截止日期", "截止时间", "due"),
        "done_on": ("完成时间", "实际完成日期", "done"),
        "inspected_on": ("检查时间", "inspected"),
        "standard": ("完成标准",),
    },
    "action": {
        "member": MEMBER,
        "action": ("行动内容", "行动计划"),
        "due_on": ("完成期限", "截止日期", "due"),
        "done_on": ("完成时间", "done"),
        "agreed_on": ("约定时间", "agreed"),
    },
    "skill": {"member": MEMBER, "competency": ("能力", "能力项目"), "reached_on": ("达到时间", "达成日期"), "note": NOTE},
    "award": {"member": MEMBER, "reason": ("原由", "奖惩事由"), "awarded_on": ("奖惩日期", "awarded"), "points": ("分数",)},
}
"""By kind and field, other headers that people write. A field's own names come first: they never lose to one of these."""

DAYS_APART = frozenset(
    {"日期", "外出日期", "拜访日期", "电话日期", "通话日期", "拨打日期", "会议日期", "活动日期", "开会日期", "date", "day"}
)
"""Headers of the day on which the times of a row are, where day and time of day stand in columns of their own."""
LAST = DAYS_APART | {
    *("公司电话", "客户电话", "企业电话", "固定电话", "固话", "座机", "座机号码", "法人", "法人代表", "法定代表人"),
    *("城市", "所在城市", "所属城市"),
}
"""Headers that are taken only where no other column says the same: a mobile comes before a switchboard."""
