/** What exported files say of codes, in both languages. */
export const words = {
  zh: {
    none: '不要求',
    preferred: '优先',
    required: '必备',
    assistant: '助理社会工作师',
    intermediate: '社会工作师',
    senior: '高级社会工作师',
  },
  en: {
    none: 'not asked',
    preferred: 'preferred',
    required: 'required',
    assistant: 'assistant',
    intermediate: 'intermediate',
    senior: 'senior',
  },
}
