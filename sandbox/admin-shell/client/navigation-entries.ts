import entries from '../../../admin/navigation.json'

interface Entry {
  section: string
  titleId: string
  subSectionItems?: { labelId: string; path: string }[]
}

/** Entries of the present admin (version 4); the others are for the admin before it. */
export const navigation: Entry[] = entries.filter(
  (entry) => 'adminVersion' in entry && entry.adminVersion === 4,
)
