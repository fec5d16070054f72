/** What exported files say; screens have their own words. */
export const words = {
  zh: {
    male: '男',
    female: '女',
    unknown: '未知',
    active: '在册',
    left: '已离开',
    retired: '已退休',
    deceased: '已去世',
    confirmed: '已确认',
    unconfirmed: '待确认',
  },
  en: {
    male: 'Male',
    female: 'Female',
    unknown: 'Unknown',
    active: 'Active',
    left: 'Left',
    retired: 'Retired',
    deceased: 'Deceased',
    confirmed: 'Confirmed',
    unconfirmed: 'Not confirmed',
  },
} as const
