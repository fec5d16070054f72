/** What exported files say of codes, in both languages. */
export const words = {
  zh: {
    none: '不要求',
    preferred: '优先',
    required: '必备',
    assistant: '助理社会工作师',
    intermediate: '社会工作师',
    senior: '高级社会工作师',
    over: '超负荷',
    near: '接近上限',
    within: '正常',
  },
  en: {
    none: 'not asked',
    preferred: 'preferred',
    required: 'required',
    assistant: 'assistant',
    intermediate: 'intermediate',
    senior: 'senior',
    over: 'too much',
    near: 'nearly too much',
    within: 'within the norm',
  },
}
