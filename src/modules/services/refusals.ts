import type { Refusals } from '#kernel/refusal.ts'

export const refusals = {
  'services/not-at-a-station': {
    status: 403,
    zh: '您当前的身份不在社工站（室），不能登记服务；请切换身份，或由站内人员登记。',
    en: 'Your present post is not at a station, so it cannot record services; switch posts or ask the station.',
  },
  'services/held-after-leaving': {
    status: 422,
    zh: '离岗以后的服务不能再登记。',
    en: 'What was done after leaving the post is not taken in.',
  },
  'services/station-closed': { status: 422, zh: '这一天本站已停止服务。', en: 'The station was closed on that day.' },

  // Whom it is about.
  'services/client-missing': { status: 422, zh: '请选择服务对象。', en: 'Please choose the client.' },
  'services/client-not-found': {
    status: 422,
    zh: '没有找到这位服务对象，或已不在您的服务范围内。',
    en: 'No such client, or no longer within your reach.',
  },
  'services/no-single-client': {
    status: 422,
    zh: '小组和社区活动请填写参加人员，不选单个服务对象。',
    en: 'A group or an activity has participants, not one client.',
  },
  'services/participant-not-found': {
    status: 422,
    zh: '参加人员中有人没有找到、已结案，或不在您的服务范围内。',
    en: 'A participant was not found, has a closed file, or is outside your reach.',
  },
  'services/nobody-took-part': {
    status: 422,
    zh: '请填写参加人员或参加人数。',
    en: 'Please name participants or say how many came.',
  },
  'services/title-missing': { status: 422, zh: '请填写名称。', en: 'Please give it a title.' },
  'services/region-missing': {
    status: 422,
    zh: '请选择开展地点所在的村（社区）或乡镇（街道）。',
    en: 'Please choose where it took place.',
  },
  'services/region-not-covered': {
    status: 422,
    zh: '该地区不在本站的服务范围内。',
    en: 'This region is not covered by the station.',
  },
  'services/outcome-of-a-visit': {
    status: 422,
    zh: '拒访、未遇、失联只用于探访和个案。',
    en: 'Refused, not met and lost contact are outcomes of visits and cases only.',
  },
  'services/case-not-of-client': {
    status: 422,
    zh: '没有找到这个个案，或不属于这位服务对象。',
    en: 'No such case, or not of this client.',
  },
  'services/case-not-open': {
    status: 422,
    zh: '这一天个案尚未开立或已经结案。',
    en: 'The case was not open on that day.',
  },
  'services/group-not-found': {
    status: 422,
    zh: '没有找到这个小组，或不在您的服务范围内。',
    en: 'No such group, or outside your reach.',
  },
  'services/service-not-of-this-method': {
    status: 422,
    zh: '所选服务中有不适用于这种工作方法的项目。',
    en: 'One of the services does not belong to this method.',
  },
  'services/photograph-not-there': {
    status: 422,
    zh: '有照片没有上传成功，或已用于另一条记录，请重新拍照或选择。',
    en: 'A photograph is not there or belongs to another record; please take it again.',
  },

  // How it was: the codes of domain/visit.ts.
  'services/visit-has-mistakes': {
    status: 422,
    zh: '有几处需要修改，请看标出的地方。',
    en: 'Some things need mending; see the marked places.',
  },
  'services/held-in-future': {
    status: 422,
    zh: '服务日期不能晚于今天（{today}）。',
    en: 'The day cannot be after today ({today}).',
  },
  'services/held-too-long-ago': {
    status: 422,
    zh: '只能登记最近 {backDays} 天内的服务。',
    en: 'Only services of the last {backDays} days can be recorded.',
  },
  'services/held-before-birth': {
    status: 422,
    zh: '服务日期早于服务对象的出生日期。',
    en: 'The day is before the client was born.',
  },
  'services/held-before-registration': {
    status: 422,
    zh: '服务日期早于建档日期（{registeredOn}）。',
    en: 'The day is before the file was opened ({registeredOn}).',
  },
  'services/held-after-closure': {
    status: 422,
    zh: '服务对象已于 {closedOn} 结案，不能登记之后的服务。',
    en: 'The file was closed on {closedOn}; nothing can be recorded after that.',
  },
  'services/starts-in-future': {
    status: 422,
    zh: '开始时间还没有到，请检查手机时间。',
    en: 'The start lies in the future; check the clock of the phone.',
  },
  'services/ends-in-future': {
    status: 422,
    zh: '按开始时间和时长，服务还没有结束。',
    en: 'By its start and length the service has not ended yet.',
  },
  'services/minutes-not-whole': { status: 422, zh: '时长请填写整数分钟。', en: 'Please give whole minutes.' },
  'services/minutes-too-few': { status: 422, zh: '时长至少 {atLeast} 分钟。', en: 'At least {atLeast} minute(s).' },
  'services/minutes-too-many': { status: 422, zh: '时长最多 {atMost} 分钟。', en: 'At most {atMost} minutes.' },
  'services/service-missing': { status: 422, zh: '请选择做了什么。', en: 'Please choose what was done.' },
  'services/service-unknown': {
    status: 422,
    zh: '所选服务不在当日的服务目录中。',
    en: 'One of the services is not in the catalogue of that day.',
  },
  'services/service-not-in-this-mode': {
    status: 422,
    zh: '所选服务中有不能以这种方式提供的项目。',
    en: 'One of the services cannot be given in this way.',
  },
  'services/note-blank': { status: 422, zh: '备注里没有可见的文字。', en: 'The note has no visible text.' },
  'services/note-too-long': {
    status: 422,
    zh: '备注最多 {atMost} 个字，现有 {length} 个。',
    en: 'At most {atMost} characters; there are {length}.',
  },
  'services/photographs-too-many': { status: 422, zh: '照片最多 {atMost} 张。', en: 'At most {atMost} photographs.' },

  // Corrections.
  'services/record-withdrawn': {
    status: 409,
    zh: '这条记录已经撤销，不能再更正。',
    en: 'This record was withdrawn and cannot be changed any more.',
  },
  'services/method-stays': {
    status: 422,
    zh: '工作方法不能更正；请撤销这条记录后重新登记。',
    en: 'The method cannot be corrected; withdraw the record and make a new one.',
  },

  // Photographs.
  'services/photograph-not-an-image': {
    status: 415,
    zh: '照片须为 JPEG、PNG 或 WebP 格式。',
    en: 'A photograph is a JPEG, PNG or WebP.',
  },
  'services/photograph-too-large': {
    status: 413,
    zh: '照片太大，最多 {megabytes} MB。',
    en: 'The photograph is too large; at most {megabytes} MB.',
  },
  'services/photograph-differs': {
    status: 409,
    zh: '这个编号已有另一张照片，请重新选择照片。',
    en: 'Another photograph has this number; please choose it again.',
  },

  // Files of clients.
  'services/number-empty': {
    status: 422,
    zh: '请填写证件号码，或说明无证件号码的原因。',
    en: 'Give the number, or the reason why there is none.',
  },
  'services/number-characters': {
    status: 422,
    zh: '证件号码只能是数字，末位可为 X。',
    en: 'A number has digits only; the last may be an X.',
  },
  'services/number-length': { status: 422, zh: '证件号码应为 18 位。', en: 'The number has 18 characters.' },
  'services/number-old-number': {
    status: 422,
    zh: '15 位号码已停用，请填写 18 位公民身份号码。',
    en: 'Numbers of 15 digits are no longer valid; give the one of 18.',
  },
  'services/number-old-residence-card': {
    status: 422,
    zh: '这是旧版永久居留证号码，请按无号码登记并注明原因。',
    en: 'This is a number of the old residence card; register without a number and give that as the reason.',
  },
  'services/number-region': {
    status: 422,
    zh: '证件号码前两位不是有效的地区代码，请核对。',
    en: 'The number does not begin with a region code.',
  },
  'services/number-impossible-date': {
    status: 422,
    zh: '证件号码中的出生日期不存在，请核对。',
    en: 'The birth date in the number does not exist.',
  },
  'services/number-born-in-future': {
    status: 422,
    zh: '证件号码中的出生日期晚于今天，请核对。',
    en: 'The birth date in the number is in the future.',
  },
  'services/number-check-digit': {
    status: 422,
    zh: '证件号码校验位不符，请逐位核对。',
    en: 'The check digit does not fit; compare digit by digit.',
  },
  'services/number-says-other-birthday': {
    status: 422,
    zh: '出生日期与证件号码不一致。',
    en: 'The birthday is not the one in the number.',
  },
  'services/number-says-other-sex': {
    status: 422,
    zh: '性别与证件号码不一致。',
    en: 'The sex is not the one in the number.',
  },
  'services/number-already-registered': {
    status: 409,
    zh: '这个证件号码已经建档，请打开原有档案。',
    en: 'There is a file with this number already; please open that one.',
  },
  'services/number-registered-elsewhere': {
    status: 409,
    zh: '这个证件号码已在其他地区或站点建档，请联系上级主管部门办理转接。',
    en: 'There is a file with this number elsewhere; ask the authority above to transfer it.',
  },
  'services/possibly-the-same': {
    status: 409,
    zh: '有 {count} 份档案可能是同一人，请核对；确认不是同一人后再登记。',
    en: '{count} file(s) may be of the same person; look at them and confirm that it is another.',
  },
  'services/phone-empty': { status: 422, zh: '请填写电话，或留空。', en: 'Give a phone, or leave it out.' },
  'services/phone-characters': {
    status: 422,
    zh: '电话号码里有不能识别的字符。',
    en: 'The phone has characters that are not understood.',
  },
  'services/phone-length': {
    status: 422,
    zh: '电话号码位数不对，手机号应为 11 位。',
    en: 'The phone has the wrong length; a mobile has 11 digits.',
  },
  'services/phone-prefix': {
    status: 422,
    zh: '电话号码开头不对，请核对。',
    en: 'No number begins like this; please check.',
  },
  'services/phone-area-code-missing': {
    status: 422,
    zh: '固定电话请加区号，如 0577-88001234。',
    en: 'Add the area code to a land-line, like 0577-88001234.',
  },
  'services/born-in-future': { status: 422, zh: '出生日期不能晚于今天。', en: 'The birthday cannot be after today.' },
  'services/name-not-readable': {
    status: 422,
    zh: '姓名里没有可识别的文字。',
    en: 'The name has no readable characters.',
  },
  'services/category-unknown': {
    status: 422,
    zh: '所选类别不在代码表中。',
    en: 'One of the categories is not in the list.',
  },
  'services/category-does-not-fit': {
    status: 422,
    zh: '所选类别与年龄、性别或其他类别不符。',
    en: 'One of the categories does not fit the age, sex or other categories.',
  },
  'services/station-not-found': {
    status: 422,
    zh: '没有找到这个社工站（室），或不在您的管理范围内。',
    en: 'No such station, or outside your reach.',
  },
  'services/worker-not-at-station': {
    status: 422,
    zh: '这位社工不在所选的社工站（室）。',
    en: 'This worker is not at the chosen station.',
  },
  'services/place-out-of-reach': {
    status: 422,
    zh: '超出您的管理范围，请由上级办理。',
    en: 'This lies outside your reach; ask the authority above.',
  },
  'services/household-not-found': {
    status: 422,
    zh: '这个家庭档案属于其他站点。',
    en: 'This household belongs to another station.',
  },

  // Cases and groups.
  'services/day-in-future': { status: 422, zh: '日期不能晚于今天。', en: 'The day cannot be after today.' },
  'services/client-file-closed': {
    status: 422,
    zh: '服务对象这一天没有在档。',
    en: 'The client had no open file on that day.',
  },
  'services/case-closed-already': { status: 409, zh: '这个个案已经结案。', en: 'This case is closed already.' },
  'services/closed-before-opened': {
    status: 422,
    zh: '结案日期不能早于开案日期（{openedOn}）。',
    en: 'A case cannot be closed before it was opened ({openedOn}).',
  },
} satisfies Refusals
