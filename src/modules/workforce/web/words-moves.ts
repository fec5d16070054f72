import { defineWords } from '#web/kit/words.ts'
import { words } from './words.ts'

/** What screens say where files go to another county, or two become one. */
export const moveWords = {
  ...words,
  ...defineWords({
    transfers: { zh: '跨县调转', en: 'Transfers' },
    'transfers.empty': { zh: '没有调转', en: 'No transfers' },
    'transfers.empty-say': {
      zh: '本县调出、调入的人员会列在这里。调出在人员档案页办理。',
      en: 'Who leaves for or comes from another county is listed here; release someone on their page.',
    },
    'transfers.from': { zh: '调出地', en: 'From' },
    'transfers.to': { zh: '调往地', en: 'To' },
    'transfers.outside': { zh: '跨省', en: 'other province' },
    'transfers.consented': { zh: '本人同意', en: 'Agreed' },
    'transfers.accept': { zh: '接收', en: 'Accept' },
    'transfers.accept-title': { zh: '接收{name}', en: 'Accept {name}' },
    'transfers.accept-say': {
      zh: '接收后档案及证书、培训等当前状态一并转入；以往的任职保留，原单位权限结束。',
      en: 'The file comes with certificates and other standing; past employments stay, rights at the old place end.',
    },
    'transfers.counts': { zh: '外省的社区工作年限', en: 'Years served in another province' },
    'transfers.counts-rule': { zh: '按本地规定（{rule}）', en: 'by the rule here ({rule})' },
    'transfers.counts-yes': { zh: '计入', en: 'count' },
    'transfers.counts-no': { zh: '不计入', en: 'do not count' },
    'transfers.return': { zh: '退回', en: 'Return' },
    'transfers.withdraw': { zh: '撤回', en: 'Take back' },
    'transfers.accepted': { zh: '已接收', en: 'The file is here now' },
    'transfers.returned': { zh: '已退回', en: 'Sent back' },
    'transfers.state': { zh: '办理情况', en: 'State' },
    'transfers.state.open': { zh: '办理中', en: 'Open' },
    'transfers.state.done': { zh: '已办结', en: 'Decided' },
    'transfer.released': { zh: '等待接收', en: 'Waiting' },
    'transfer.accepted': { zh: '已接收', en: 'Accepted' },
    'transfer.returned': { zh: '已退回', en: 'Returned' },
    'transfer.withdrawn': { zh: '已撤回', en: 'Taken back' },

    merges: { zh: '档案合并', en: 'Mergers' },
    'merges.empty': { zh: '没有待合并的档案', en: 'No files to merge' },
    'merges.empty-say': {
      zh: '发现同一人有两份档案时，在要保留的那份档案页申请合并。',
      en: 'Where one person has two files, ask for it on the page of the one to keep.',
    },
    'merges.kept': { zh: '保留', en: 'Kept' },
    'merges.gone': { zh: '并入', en: 'Goes into it' },
    'merges.asked': { zh: '申请人', en: 'Asked by' },
    'merges.approve': { zh: '批准合并', en: 'Approve' },
    'merges.approve-title': { zh: '合并{name}的两份档案', en: 'Merge the two files of {name}' },
    'merges.approve-say': {
      zh: '合并后不能自动拆回。两份档案的经历并在一起，重复的只留一条，原号码仍可查到本人。',
      en: 'This is not undone by itself. Both histories become one, what was told twice is kept once, and the old number still finds the person.',
    },
    'merges.decline': { zh: '不予合并', en: 'Decline' },
    'merges.done': { zh: '两份档案已合并', en: 'The files are one now' },
    'merges.declined': { zh: '已答复不予合并', en: 'Declined' },
    'merge.asked': { zh: '待批准', en: 'Waiting' },
    'merge.done': { zh: '已合并', en: 'Merged' },
    'merge.returned': { zh: '不予合并', en: 'Declined' },
    'merges.own': { zh: '须由另一人办理', en: 'for someone else to decide' },
  }),
}
