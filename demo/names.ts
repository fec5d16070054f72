import type { Random } from '#demo/random.ts'

// Invented people: common surnames of the country, given names drawn by chance. No one here is anyone.
const surnames = [
  ...'王李张刘陈杨黄赵周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓韩冯曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严欧莫孔向常',
]
const women = [...'秀英兰芳娟敏静丽艳玲桂香月红梅凤珍莉霞燕云莲翠雪琴洁娜婷玉萍春菊慧巧美倩蓉']
const men = [...'伟强磊军勇杰涛超明刚平辉建国华志文斌林海波成健世广义良松山根仁宁福生龙宏达']

export const inventedName = (random: Random, sex: 'male' | 'female'): string => {
  const given = sex === 'female' ? women : men
  return random.pick(surnames) + random.pick(given) + (random.chance(0.8) ? random.pick(given) : '')
}
