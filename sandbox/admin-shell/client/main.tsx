import React from 'react'
import ReactDOM from 'react-dom'
import 'vtex-tachyons/tachyons.css'
import './shell.css'
import { readSettings } from './settings'
import { Shell } from './Shell'

ReactDOM.render(<Shell settings={readSettings()} />, document.getElementById('root'))
