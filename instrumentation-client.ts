import './lib/http/no-code-from-text';
