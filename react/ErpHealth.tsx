import React from 'react'

import { HealthPage } from './features/health/HealthPage'

/** The page "Connections": does the app reach everything it works with? */
export default function ErpHealth() {
  return <HealthPage />
}
