import type { Dice } from './dice.js';

interface People {
  readonly country: string;
  /** How many of a hundred distributors come from here. */
  readonly share: number;
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Where the family name is said first. */
  readonly familyFirst?: boolean;
}

/** Names as they are really written, for a back office that mangles one letter of a name has lost a distributor. */
const peoples: readonly People[] = [
  {
    country: 'US',
    share: 46,
    given: 'Olivia Liam Emma Noah Ava James Sophia Elijah Mia Lucas Grace Henry Ruth Marcus Dana Tyrone'.split(' '),
    family: "Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson O'Neill Clark Lewis Walker Young".split(
      ' ',
    ),
  },
  {
    country: 'MX',
    share: 12,
    given: 'José María Ximena Andrés Sofía Raúl Inés Martín Lucía Ángel Belén Tomás'.split(' '),
    family: 'García Muñoz Hernández López Peña Ramírez Ibáñez Gutiérrez Núñez Vázquez'.split(' '),
  },
  {
    country: 'CA',
    share: 10,
    given: 'Chloé Étienne Zoë Benoît Amélie Logan Maëlle Gabriel Océane Owen'.split(' '),
    family: 'Tremblay Côté Gagnon Bélanger Roy Lévesque MacDonald Pelletier Singh Chan'.split(' '),
  },
  {
    country: 'DE',
    share: 8,
    given: 'Jürgen Anke Björn Käthe Lukas Hannelore Sönke Franziska Matthias Heike'.split(' '),
    family: 'Müller Schröder Weiß Jäger Krüger Schmidt Böhm Vogel Großmann Lehmann'.split(' '),
  },
  {
    country: 'PL',
    share: 6,
    given: 'Łukasz Małgorzata Wojciech Agnieszka Paweł Żaneta Michał Świętosława'.split(' '),
    family: 'Wójcik Kowalczyk Zieliński Dąbrowska Szczęsny Łuczak Mróz'.split(' '),
  },
  {
    country: 'BR',
    share: 6,
    given: 'João Conceição Thaís Antônio Letícia Caíque Júlia Vinícius'.split(' '),
    family: 'Gonçalves Araújo Conceição Simões Magalhães Brandão Souza'.split(' '),
  },
  {
    country: 'JP',
    share: 4,
    given: '花子 太郎 さくら 健 美咲 翔'.split(' '),
    family: '山田 佐藤 鈴木 高橋 渡辺 伊藤'.split(' '),
    familyFirst: true,
  },
  {
    country: 'KR',
    share: 3,
    given: '민준 서연 지훈 하은 도윤 지우'.split(' '),
    family: '김 이 박 최 정'.split(' '),
    familyFirst: true,
  },
  {
    country: 'UA',
    share: 3,
    given: 'Ірина Олексій Надія Тарас Юлія Євген'.split(' '),
    family: 'Шевченко Бондаренко Ткаченко Коваль Лисенко'.split(' '),
  },
  {
    country: 'GR',
    share: 2,
    given: 'Σοφία Γιώργος Ελένη Νίκος Δέσποινα'.split(' '),
    family: 'Παπαδόπουλος Γεωργίου Δημητρίου Οικονόμου'.split(' '),
  },
];

const tickets = peoples.flatMap((people) => Array.from({ length: people.share }, () => people));

/** Somebody new: what they are called and where they live. */
export function inventPerson(dice: Dice): { name: string; country: string } {
  const { country, given, family, familyFirst } = dice.pick(tickets);
  const names = [dice.pick(given), dice.pick(family)];
  return { country, name: (familyFirst ? names.reverse() : names).join(' ') };
}
