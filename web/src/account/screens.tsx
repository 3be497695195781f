// Signing in, the first sign-in by a link, and one's own account.
export { Account } from './account';
export { Password } from './password';
export { Sessions } from './sessions';
export { Setup } from './setup';
export { SignIn } from './sign-in';
export { Tokens } from './tokens';
