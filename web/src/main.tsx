// Where the client starts.
import './ui/tokens.css';
import './ui/base.css';
import './ui/ui.css';
import { render } from 'preact';
import { App } from './app/shell';
import './app/appearance';
import './ui/scroll';

render(<App />, document.getElementById('root') as HTMLElement);
