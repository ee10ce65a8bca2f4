import './zod-without-eval';
import { createRoot } from 'react-dom/client';
import toyama from '../assets/policy/toyama.json';
import { profileSchema } from '../shared/policy/profile';
import { registers } from '../shared/registers';
import { App } from './app/app';
import { connectHost } from './host/connect';
import './ui/ui.css';
import './app/app.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const delivered = profileSchema.parse(toyama);
void connectHost(window).then((host) => {
  createRoot(root).render(<App host={host} registers={registers} delivered={delivered} />);
});
